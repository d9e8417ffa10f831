package io.dataconnectors.imports.curl;

import io.dataconnectors.Header;
import io.dataconnectors.testkit.StubApi;
import io.dataconnectors.testkit.StubRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The {@code curl} of this machine, whose calls all end at a stub API. */
final class RealCurl {
    /** What curl sends unasked, what belongs to the connection, and what browsers say of themselves. */
    private static final Set<String> LEFT_OUT = Set.of(
            "host", "content-length", "accept-encoding", "connection", "dnt", "priority", "upgrade-insecure-requests");

    private final Path home;

    RealCurl(Path home) {
        this.home = home;
    }

    static boolean isThere() {
        try {
            return new ProcessBuilder("bash", "-c", "curl --version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the request that a command sends, in short. */
    String send(String command, Map<String, String> environment) throws IOException, InterruptedException {
        try (StubApi api = StubApi.start()) {
            String redirected = "curl() { command curl \"$@\" -sS -k --noproxy '*' --connect-to ::127.0.0.1:"
                    + api.port() + " -o /dev/null; }\n" + command;
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", redirected).redirectErrorStream(true);
            bash.environment().putAll(environment);
            bash.environment().put("CURL_HOME", home.toString());
            Process process = bash.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || api.requests().isEmpty()) {
                throw new IllegalStateException("curl sent nothing: " + said);
            }
            return inShort(api.requests().get(0));
        }
    }

    private static String inShort(StubRequest request) {
        String boundary = boundary(request);
        String headers = request.headers().stream()
                .filter(RealCurl::isTold)
                .map(header -> header.name().toLowerCase(Locale.ROOT) + ": " + header.value() + "\n")
                .sorted()
                .collect(Collectors.joining());
        String text = request.method() + " " + request.target() + "\n" + headers + "\n" + request.text();
        return boundary.isEmpty() ? text : text.replace(boundary, "BOUNDARY").replace("\r\n", "\n");
    }

    private static String boundary(StubRequest request) {
        String type = String.valueOf(request.header("Content-Type"));
        return type.contains("boundary=") ? type.substring(type.indexOf("boundary=") + 9) : "";
    }

    private static boolean isTold(Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        boolean unasked = (name.equals("accept") && header.value().equals("*/*"))
                || (name.equals("user-agent") && header.value().startsWith("curl/"));
        return !unasked && !name.startsWith("sec-") && !LEFT_OUT.contains(name);
    }
}
