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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API in a process of its own: a thread for each connection, and for each request one write of an answer, whose size the path
 * says. It knows as much of HTTP as the contestants send. Prints its port, and ends with its standard input.
 */
final class Server {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
    private static final Pattern PATH = Pattern.compile("^[A-Z]+ /([a-z]+)");
    private static final Map<Size, byte[]> ANSWERS = new EnumMap<>(Size.class);

    static {
        for (Size size : Size.values()) {
            ANSWERS.put(size, answer(size));
        }
    }

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
                String request = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                if (isWhole(request)) {
                    out.write(ANSWERS.get(size(request)));
                    length = 0;
                }
            }
        }
    }

    static boolean isWhole(String request) {
        int head = request.indexOf("\r\n\r\n") + 4;
        if (head < 4) {
            return false;
        }
        Matcher length = LENGTH.matcher(request).region(0, head);
        return length.find()
                ? request.length() == head + Integer.parseInt(length.group(1))
                : request.startsWith("GET ") || request.endsWith("\r\n0\r\n\r\n");
    }

    private static Size size(String request) {
        Matcher path = PATH.matcher(request);
        if (!path.find()) {
            throw new IllegalArgumentException("A request has a path: " + request);
        }
        return Size.of(path.group(1));
    }

    static byte[] answer(Size size) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + size.bytes()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + size.bytes());
        System.arraycopy(Answers.of(size), 0, whole, head.length, size.bytes());
        return whole;
    }
}
