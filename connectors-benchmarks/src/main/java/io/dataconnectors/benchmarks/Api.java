package io.dataconnectors.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The {@link Server} in a process of its own, and the folder with what its clients need: its certificate and its name. */
final class Api implements AutoCloseable {
    /** The name of the server, which its certificate has and the JVMs of its clients resolve. */
    static final String HOST = "api.benchmark.test";

    private final Path folder;
    private final Process server;
    private final int port;

    private Api(Path folder, Process server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    static Api start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("benchmark");
        Certificate.write(certificate(folder));
        Files.writeString(hosts(folder), "127.0.0.1 " + HOST + "\n");
        Process server =
                java(folder, List.of(), Server.class, certificate(folder).toString());
        return new Api(folder, server, Integer.parseInt(reader(server).readLine()));
    }

    /**
     * Starts a class that calls it in a JVM of its own: this one's options and class path, the name of the server resolved, and
     * the arguments below, in front of which stand the port and the certificate.
     */
    Process client(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(
                List.of(String.valueOf(port), certificate(folder).toString()));
        Collections.addAll(all, arguments);
        return java(folder, options, main, all.toArray(String[]::new));
    }

    private static Process java(Path folder, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-Djdk.net.hosts.file=" + hosts(folder)));
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    int port() {
        return port;
    }

    /** Returns a folder for what a benchmark keeps while this runs. */
    Path folder(String name) {
        return folder.resolve(name);
    }

    static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Path certificate(Path folder) {
        return folder.resolve("server.p12");
    }

    private static Path hosts(Path folder) {
        return folder.resolve("hosts");
    }

    @Override
    public void close() throws IOException {
        server.destroy();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
