package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * An API in a process of its own: a thread for each connection, and for each request one write of an answer of 508 bytes. It
 * closes the connection behind an answer to a request for /new. Prints its port, and ends with its standard input.
 */
final class Server {
    private static final String BODY = body();

    private Server() {}

    /** Starts it; the argument is the file with its certificate. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerSocket server =
                Certificate.server(Path.of(args[0])).getServerSocketFactory().createServerSocket(0, 1_000, loopback);
        Daemon.start(() -> accept(server));
        System.out.println(server.getLocalPort());
        while (System.in.read() >= 0) {
            // until the benchmark ends
        }
    }

    /** Starts it in a process of its own, which says its port in its first line. */
    static Process start(Path certificate) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        certificate.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void accept(ServerSocket server) throws IOException {
        while (true) {
            Socket socket = server.accept();
            Daemon.start(() -> serve(socket));
        }
    }

    private static void serve(Socket accepted) throws IOException {
        try (Socket socket = accepted) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[8192];
            int length = 0;
            for (int read = in.read(buffer); read > 0; read = in.read(buffer, length, buffer.length - length)) {
                length += read;
                String head = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                if (head.endsWith("\r\n\r\n")) {
                    boolean last = head.startsWith("GET /new");
                    out.write(answer(last ? "close" : "keep-alive"));
                    if (last) {
                        return;
                    }
                    length = 0;
                }
            }
        }
    }

    private static byte[] answer(String connection) {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: " + connection
                + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
        return (head + BODY).getBytes(StandardCharsets.US_ASCII);
    }

    private static String body() {
        String fields =
                "{\"id\": \"1042\", \"status\": \"delivered\", \"total\": 10.5, \"carrier\": \"DHL\", \"day\": 3, ";
        String start = fields + "\"note\": \"";
        return start + "x".repeat(508 - start.length() - 2) + "\"}";
    }
}
