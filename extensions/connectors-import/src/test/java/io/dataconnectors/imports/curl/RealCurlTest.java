package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that the import of commands is held to says what the curl of this machine sends. */
class RealCurlTest {
    private static final boolean CURL = RealCurl.isThere();

    @TempDir
    private Path home;

    static List<Commands> commands() {
        if (!CURL) {
            System.out.println("The comparison with curl is skipped: this machine has no bash with curl");
        }
        return Commands.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void curl_sends_what_the_table_says(Commands command) throws Exception {
        assumeTrue(CURL, "no curl");

        String sent = new RealCurl(home).send(command.command(), command.environment());

        assertThat(sent).isEqualTo(command.written());
    }
}
