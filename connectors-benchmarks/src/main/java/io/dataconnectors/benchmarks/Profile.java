package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Shows where the CPU time of a call goes, by parts of the library and of what it stands on, from samples of the JDK's flight
 * recorder. From JDK 25 on (on Linux) samples are of CPU time, with that in the kernel; before, they are of Java code that runs.
 * The arguments are those of {@link Options}.
 */
final class Profile {
    private static final String CPU_TIME = "jdk.CPUTimeSample";

    private Profile() {}

    /** A part of a call. Of the frames of a sample, the one on top that belongs to a part decides. */
    private enum Part {
        SECRETS("secrets and their echoes", "http.internal.secret|internal.call.Mask"),
        READING("reading the answer", "internal.call|internal.jsonpath|internal.json|http.internal.answer"),
        RENDERING(
                "inputs and rendering",
                "internal.template|internal.request|internal.compile|internal.rule|internal.pattern|internal.text"),
        GATES("gates", "http.internal.gate|http.internal.egress"),
        RELAY("the relay", "http.internal.jdk.relay"),
        TRANSPORT("the transport, ours", "http.internal.jdk|apache"),
        WAY("the way: limits, places, threads, listeners", "(?!benchmarks)"),
        TLS("TLS", Pattern.compile("(sun.security|javax.crypto|com.sun.crypto).*")),
        CLIENT(
                "the HTTP client and its sockets",
                Pattern.compile("(jdk.internal.net.http|org.apache.hc|okhttp3|okio).*")),
        OTHER("threads that wait and wake, and the rest", Pattern.compile("(?!)"));

        private final String label;
        private final Pattern types;

        Part(String label, String packages) {
            this(label, Pattern.compile("io\\.dataconnectors\\.(" + packages + ").*"));
        }

        Part(String label, Pattern types) {
            this.label = label;
            this.types = types;
        }

        static Part of(RecordedEvent sample) {
            if (sample.getStackTrace() == null) {
                return OTHER;
            }
            return sample.getStackTrace().getFrames().stream()
                    .filter(RecordedFrame::isJavaFrame)
                    .map(frame -> of(frame.getMethod().getType().getName()))
                    .filter(part -> part != OTHER)
                    .findFirst()
                    .orElse(OTHER);
        }

        private static Part of(String type) {
            return Stream.of(values())
                    .filter(part -> part.types.matcher(type).matches())
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    /** Starts a process for each contestant, size and number of callers, which prints its table. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        if (args.length > 2 && args[0].matches("[0-9]+")) {
            profile(Site.of(args), Contestants.of(args[2]), Size.of(args[3]), Integer.parseInt(args[4]));
            System.exit(0);
        }
        Options options = Options.of(args);
        try (Api api = Api.start()) {
            for (Contestants contestant : options.contestants()) {
                for (Size size : options.sizes()) {
                    for (Integer callers : options.callers()) {
                        Process profiled = api.client(
                                options.jvm(), Profile.class, contestant.id(), size.path(), callers.toString());
                        profiled.getInputStream().transferTo(System.out);
                        profiled.waitFor();
                    }
                }
            }
        }
    }

    private static void profile(Site site, Contestants contestant, Size size, int count)
            throws IOException, InterruptedException {
        Contestant calls = contestant.open(site);
        Callers callers = new Callers(count);
        callers.call(calls, size, size.warmUp(), Duration.ofSeconds(40));
        Path file = Files.createTempFile("profile", ".jfr");
        Measurement cost;
        boolean cpuTime = Runtime.version().feature() >= 25;
        try (Recording recording = new Recording()) {
            if (cpuTime) {
                recording.enable(CPU_TIME).with("throttle", "2ms");
            } else {
                recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(5));
            }
            recording.start();
            cost = Measurement.of(() -> callers.call(calls, size, size.warmUp(), Duration.ofSeconds(40)));
            recording.stop();
            recording.dump(file);
        }
        print(contestant, size, count, cost, RecordingFile.readAllEvents(file));
        Files.delete(file);
    }

    private static void print(
            Contestants contestant, Size size, int callers, Measurement cost, List<RecordedEvent> events)
            throws IOException {
        Map<Part, Integer> samples = new EnumMap<>(Part.class);
        events.stream()
                .filter(event -> event.getEventType().getName().endsWith("Sample"))
                .forEach(event -> samples.merge(Part.of(event), 1, Integer::sum));
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        StringJoiner table = new StringJoiner("\n", "", "\n");
        table.add(String.format(
                        Locale.ROOT,
                        "| %s, %s, callers: %d, Java %s | µs of CPU | share |",
                        contestant.label(),
                        size.label(),
                        callers,
                        Runtime.version()))
                .add("|---|---|---|")
                .add(String.format(Locale.ROOT, "| all | %.0f | |", cost.cpu()));
        samples.forEach((part, count) -> table.add(String.format(
                Locale.ROOT,
                "| %s | %.1f | %d %% |",
                part.label,
                cost.cpu() * count / all,
                Math.round(100.0 * count / all))));
        Results.tell("profile-" + contestant.id() + "-" + size.path(), table.toString());
    }
}
