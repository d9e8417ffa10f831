package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, for a JVM has one first call. */
class FirstCallTest {
    private static final String THREAD = "connectors-first-call";

    @TempDir
    private Path folder;

    @Test
    void what_a_first_call_needs_is_loaded_before_it_by_a_thread_that_ends() throws Exception {
        List<String> output = outputOf(Builds.class, "-Xlog:class+load:stdout");

        assertThat(output).containsSubsequence("it ended", "it is not started again");
        assertThat(output.subList(0, output.indexOf("it ended")))
                .anyMatch(line -> line.contains("io.dataconnectors.internal.compile.CompiledDefinition "))
                .anyMatch(line -> line.contains("sun.security.ssl.ClientHello$ClientHelloMessage "));
    }

    @Test
    void where_no_handshake_can_begin_an_executor_is_built_all_the_same_and_nothing_is_told() throws Exception {
        assertThat(outputOf(Builds.class, "-Djdk.tls.client.protocols=SSLv3"))
                .containsExactly("it ended", "it is not started again");
    }

    private List<String> outputOf(Class<?> main, String option) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), main.getName()));
        Path output = Files.createTempFile(folder, "jvm", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // with which a JVM says more
        Process jvm = builder.start();
        try {
            assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return Files.readAllLines(output);
        } finally {
            jvm.destroyForcibly();
        }
    }

    static final class Builds {
        private Builds() {}

        public static void main(String[] arguments) throws InterruptedException {
            HttpConnectorExecutor.builder().build().close();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals(THREAD)) {
                    thread.join();
                }
            }
            System.out.println("it ended");
            HttpConnectorExecutor second = HttpConnectorExecutor.builder().build();
            boolean again = Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().equals(THREAD));
            second.close();
            System.out.println(again ? "it is started again" : "it is not started again");
        }
    }
}
