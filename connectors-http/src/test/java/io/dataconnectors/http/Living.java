package io.dataconnectors.http;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The objects that executors are made of and something still refers to, after a collection.
 *
 * @param counts how many there are, by class; none is not counted
 */
record Living(Map<String, Integer> counts) {
    private static final String TUNNEL = "io.dataconnectors.http.internal.jdk.relay.Tunnel";
    private static final Set<String> PARTS = Set.of(
            TUNNEL,
            "io.dataconnectors.http.internal.jdk.relay.Relay",
            "io.dataconnectors.http.internal.jdk.relay.Resolvers",
            "io.dataconnectors.http.HttpConnectorExecutor",
            "io.dataconnectors.http.Call",
            "io.dataconnectors.http.internal.egress.Route",
            "io.dataconnectors.http.internal.transport.Transport",
            "io.dataconnectors.http.internal.transport.Exchange",
            "io.dataconnectors.http.internal.jdk.wire.WatchedEngine",
            "jdk.internal.net.http.HttpClientImpl");

    /** A number, how many there are, how many bytes they take, and their class. */
    private static final Pattern LINE = Pattern.compile(" *\\d+: +(\\d+) +\\d+ +(\\S+).*");

    static Living now() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : histogram().split("\n")) {
            Matcher line = LINE.matcher(text);
            if (line.matches() && PARTS.contains(line.group(2))) {
                counts.put(line.group(2), Integer.parseInt(line.group(1)));
            }
        }
        return new Living(counts);
    }

    /** What {@code jcmd <pid> GC.class_histogram} prints. */
    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM does not count its objects", e);
        }
    }

    int tunnels() {
        return counts.getOrDefault(TUNNEL, 0);
    }

    /** Whether there are no more of any class than there were. */
    boolean isWithin(Living before) {
        return counts.entrySet().stream()
                .allMatch(part -> part.getValue() <= before.counts.getOrDefault(part.getKey(), 0));
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
