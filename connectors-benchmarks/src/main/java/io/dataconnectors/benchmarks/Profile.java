package io.dataconnectors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        SECRETS("secrets and their echoes", "http.internal.secret", "internal.call.Mask"),
        READING("reading the answer", "internal.call", "internal.jsonpath", "internal.json", "http.internal.answer"),
        RENDERING(
                "inputs and rendering",
                "internal.template",
                "internal.request",
                "internal.compile",
                "internal.rule",
                "internal.pattern",
                "internal.text"),
        GATES("gates", "http.internal.gate", "http.internal.egress"),
        RELAY("the relay", "http.internal.jdk.relay"),
        TRANSPORT("the transport, ours", "http.internal.jdk", "apache"),
        WAY("the way: limits, places, threads, listeners", ""),
        TLS("TLS", "sun.security.", "javax.crypto.", "com.sun.crypto."),
        CLIENT("the HTTP client and its sockets", "jdk.internal.net.http.", "org.apache.hc.", "okhttp3.", "okio."),
        OTHER("threads that wait and wake, and the rest");

        private final String label;
        private final List<String> prefixes;

        Part(String label, String... prefixes) {
            this.label = label;
            boolean ours = !label.equals("TLS") && !label.startsWith("the HTTP client");
            this.prefixes = Stream.of(prefixes)
                    .map(prefix -> ours ? "io.dataconnectors." + prefix : prefix)
                    .toList();
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
            boolean harness = type.startsWith("io.dataconnectors.benchmarks.");
            return Stream.of(values())
                    .filter(part -> !harness && part.prefixes.stream().anyMatch(type::startsWith))
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
            Contestants contestant, Size size, int callers, Measurement cost, List<RecordedEvent> events) {
        Map<Part, Integer> samples = new EnumMap<>(Part.class);
        events.stream()
                .filter(event -> event.getEventType().getName().endsWith("Sample"))
                .forEach(event -> samples.merge(Part.of(event), 1, Integer::sum));
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                "| %s, %s, callers: %d, Java %s: %.0f µs | share | µs |%n|---|---|---|%n",
                contestant.label(), size.label(), callers, Runtime.version().feature(), cost.cpu());
        samples.forEach((part, count) -> System.out.printf(
                "| %s | %d %% | %.1f |%n", part.label, Math.round(100.0 * count / all), cost.cpu() * count / all));
        System.out.println();
    }
}
