package io.dataconnectors.gallery;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.testkit.StubRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Prism, a mock server, as it serves one description of an API: it refuses requests that the description does not allow. */
final class Prism implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "host", "content-length", "upgrade", "http2-settings", "transfer-encoding", "keep-alive");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final int port;
    private final int segmentsOfTheServer;

    private Prism(Process process, int port, int segmentsOfTheServer) {
        this.process = process;
        this.port = port;
        this.segmentsOfTheServer = segmentsOfTheServer;
    }

    static Prism serving(Path description) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(
                        "npx", "--yes", "@stoplight/prism-cli@5.14.2", "mock", "-p", "" + port, description.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Prism prism = new Prism(process, port, segmentsOfTheServer(description));
        prism.awaitStart();
        return prism;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Prism serves the paths of a description without the path of its server. */
    private static int segmentsOfTheServer(Path description) throws IOException {
        Map<?, ?> api = (Map<?, ?>) Objects.requireNonNull(Json.read(Files.readString(description)));
        Map<?, ?> server = (Map<?, ?>) ((List<?>) Objects.requireNonNull(api.get("servers"))).get(0);
        String path = String.valueOf(server.get("url")).replaceFirst("^https?://[^/]*/?", "");
        return path.isEmpty() ? 0 : path.split("/").length;
    }

    private void awaitStart() throws InterruptedException {
        for (int attempt = 0; attempt < 240; attempt++) {
            try (Socket connected = new Socket("127.0.0.1", port)) {
                connected.shutdownOutput();
                return;
            } catch (IOException e) {
                Thread.sleep(250); // it is not there yet
            }
        }
        throw new IllegalStateException("Prism does not start");
    }

    /** Hands a request on, and returns what Prism answers. */
    Answer answer(StubRequest request) {
        try {
            HttpResponse<byte[]> answer = client.send(handedOn(request), BodyHandlers.ofByteArray());
            List<Header> headers = new ArrayList<>();
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.add(new Header(name, values.get(0)));
                }
            });
            return Answer.of(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest handedOn(StubRequest request) {
        HttpRequest.Builder handedOn = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target(request)))
                .timeout(Duration.ofSeconds(30))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        for (Header header : request.headers()) {
            if (!OF_THE_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT))) {
                handedOn.header(header.name(), header.value());
            }
        }
        return handedOn.build();
    }

    private String target(StubRequest request) {
        int start = 0;
        for (int i = 0; i < segmentsOfTheServer; i++) {
            start = request.target().indexOf('/', start + 1);
        }
        return request.target().substring(start);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
