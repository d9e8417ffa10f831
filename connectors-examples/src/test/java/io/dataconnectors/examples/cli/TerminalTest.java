package io.dataconnectors.examples.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the command line, with a terminal of its own for each test. */
abstract class TerminalTest {
    @TempDir
    Path folder;

    Terminal terminal;

    @BeforeEach
    final void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    final void close() {
        terminal.close();
    }
}
