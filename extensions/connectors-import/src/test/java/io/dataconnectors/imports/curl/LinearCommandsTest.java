package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.internal.json.Json;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pasted command may cost, whatever it is (trial 1 and 36): counted by thread, not by the clock. */
class LinearCommandsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String MULTIPART =
            "curl https://api.example.com/a -H 'Content-Type: multipart/form-data; boundary=x' -d '☞'";

    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 256 * 1024;
    private static final long MEMORY = 32L << 20;
    private static final long HALF_A_SECOND = 500_000_000;

    /** What a thread did. */
    private record Cost(long bytes, long nanoseconds) {
        static Cost of(String command) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanoseconds = THREADS.getCurrentThreadCpuTime();
            try {
                assertThat(CurlImport.read(command).definition()).isNotNull();
            } catch (ImportException e) {
                assertThat(e.violations()).isNotEmpty();
            }
            return new Cost(
                    THREADS.getCurrentThreadAllocatedBytes() - bytes, THREADS.getCurrentThreadCpuTime() - nanoseconds);
        }

        /** The least of several: what the compiler and others do beside it is no cost of the command. */
        static Cost least(String command) {
            return Stream.generate(() -> of(command))
                    .limit(3)
                    .reduce((one, other) ->
                            new Cost(Math.min(one.bytes, other.bytes), Math.min(one.nanoseconds, other.nanoseconds)))
                    .orElseThrow();
        }
    }

    static List<HostileCommands> some() {
        return HostileCommands.some();
    }

    @ParameterizedTest
    @MethodSource("some")
    void no_command_of_64_kib_takes_32_mib_or_half_a_second(HostileCommands commands) {
        Cost cost = Cost.of(commands.command(SMALL));
        boolean dear = cost.bytes > MEMORY || cost.nanoseconds > HALF_A_SECOND;

        assertThat(dear ? Cost.least(commands.command(SMALL)) : cost).satisfies(least -> {
            assertThat(least.bytes).isLessThanOrEqualTo(MEMORY);
            assertThat(least.nanoseconds).isLessThanOrEqualTo(HALF_A_SECOND);
        });
    }

    /** Each of these took seconds, or memory that grew with the square of its length. */
    static Stream<String> once() {
        String secrets = IntStream.range(0, 40)
                .mapToObj(i -> " -d 'token_" + (char) ('a' + i % 26) + i + "=" + "a".repeat(2_500) + i + "'")
                .reduce("", String::concat);
        String deep = "x";
        while (deep.length() < LARGE / 3) { // trial 29: each holds the next in a string, and a secret
            deep = "{\"a\":" + Json.write(deep) + ",\"token\":\"t\"}";
        }
        return Stream.of(
                "curl https://api.example.com/a --json '" + deep + "'",
                "curl https://api.example.com/a -d 'a=" + deep.replace("\"t\"", "$T") + "'",
                new HostileCommands("curl https://api.example.com/a -d 'a=☞]]>'", "<a><![CDATA[").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d 'a={\"b\":\"☞\"}'", "<token>x</token>")
                        .command(LARGE),
                new HostileCommands("curl https://api.example.com/a --data-urlencode 'a=☞'", "token=№&").command(LARGE),
                new HostileCommands("curl https://api.example.com/a --json '[☞1]'", "\"{\\\"token\\\":\\\"x\\\"}\",")
                        .command(LARGE),
                new HostileCommands(" ☞ curl https://api.example.com/a", " ").command(LARGE),
                new HostileCommands("curl 'https://api.example.com/a?x=1' ☞", "\t").command(LARGE),
                new HostileCommands("curl 'https://api.example.com/☞'", " ").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d '☞'", "\n").command(LARGE),
                new HostileCommands("☞", "<a").command(LARGE),
                new HostileCommands("curl 'https://api.example.com/☞'", "/").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d '☞'", "eyJ-").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d 'a=☞'", "-eyJaaaaaaaa").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -F 'a=x;type=a;☞'", "charset=x;").command(LARGE),
                new HostileCommands("curl https://api.example.com/a?" + "b".repeat(LARGE / 2) + "?☞", "&x=")
                        .command(LARGE),
                new HostileCommands("curl https://api.example.com/a" + secrets + " -d 'n=☞'", "a").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d \"☞\nE\n)\"", ")$(cat <<E\n").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d \"☞\"", "$(cat <<E\nE\n").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d @- ☞", "<<E ").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d @- <<E\n☞\nE", "\t$(").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d '{\"a\":☞}'", "{{a").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d '☞'", "{{a}}").command(LARGE),
                new HostileCommands(MULTIPART, "--x\n").command(LARGE),
                new HostileCommands(MULTIPART, "\n").command(LARGE),
                new HostileCommands(MULTIPART, "--x\nContent-Disposition: ;name=\"\n").command(LARGE),
                new HostileCommands(MULTIPART.replace("☞", "--x\n☞\n--x--"), "a: b\n").command(LARGE),
                new HostileCommands("curl https://api.example.com/a -d '☞'", "\u00e4").command(LARGE));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("once")
    void a_command_of_256_kib_takes_half_a_second_at_most(String command) {
        Cost cost = Cost.of(command);

        assertThat(cost.nanoseconds > HALF_A_SECOND ? Cost.least(command).nanoseconds : cost.nanoseconds)
                .isLessThanOrEqualTo(HALF_A_SECOND);
    }
}
