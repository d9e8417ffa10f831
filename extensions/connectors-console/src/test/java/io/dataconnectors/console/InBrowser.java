package io.dataconnectors.console;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests in a browser. Each has a console of its own, in which ada has every right; all of a class share one window, in which each
 * begins anew. Where there is no Chromium they are skipped.
 */
abstract class InBrowser {
    private static Browser window;

    ConsoleTesting console;
    Browser browser;

    @BeforeEach
    final void open() {
        console = ConsoleTesting.start(settings());
        if (window == null) {
            window = Browser.open(console, "ada");
        }
        browser = window;
        browser.beginAnew(console, "ada");
    }

    /** Returns what the host of the console sets. */
    Consumer<Console.Builder> settings() {
        return settings -> {};
    }

    @AfterEach
    final void closeConsole() {
        console.close();
    }

    @AfterAll
    static void closeWindow() {
        if (window != null) {
            window.close();
            window = null;
        }
    }
}
