package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a JVM of its own, for the JDK reads the switches once. */
class SwitchesTest {
    @Test
    void switches_of_the_jvm_that_undo_promises_are_told_in_the_log() throws Exception {
        assertThat(logOf(
                        "-Djdk.internal.httpclient.disableHostnameVerification=true",
                        "-Djdk.httpclient.HttpClient.log=headers"))
                .contains("This JVM does not check the names in certificates: connectors can be answered by impostors")
                .contains("This JVM logs what its HTTP client sends: the credentials of connectors may be in that log");
        assertThat(logOf("-Dother=true")).doesNotContain("This JVM");
    }

    private static String logOf(String... switches) throws Exception {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(switches));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.logFile=System.err",
                "-cp",
                System.getProperty("java.class.path"),
                Opens.class.getName()));
        Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var log = jvm.inputReader()) {
            assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return String.join("\n", log.lines().toList());
        } finally {
            jvm.destroy();
        }
    }

    static final class Opens {
        private Opens() {}

        public static void main(String[] arguments) {
            HttpConnectorExecutor.builder().build().close();
        }
    }
}
