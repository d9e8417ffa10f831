package io.dataconnectors.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Counts what arrives, by the ids of calls, from any number of processes. */
final class CountedApi implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final Map<String, Integer> arrived = new ConcurrentHashMap<>();

    CountedApi() throws IOException {
        Thread accepting = new Thread(this::accept, "counted-api");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket), "counted-api");
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String callId = in.readLine();
            if (callId != null) {
                arrived.merge(callId, 1, Integer::sum);
                LockSupport.parkNanos(2_000_000); // as an API takes its time: a kill may come meanwhile
                out.println("done");
            }
        } catch (IOException killed) {
            // it has arrived all the same
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** What a process sends with. */
    record Client(int port) {
        /** Returns whether an answer came. */
        boolean send(String callId) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                out.println(callId);
                return "done".equals(in.readLine());
            } catch (IOException e) {
                return false;
            }
        }
    }
}
