package io.dataconnectors.testkit.internal.transport;

import io.dataconnectors.Delivery;
import io.dataconnectors.testkit.internal.fault.Fault;
import io.dataconnectors.testkit.internal.transport.NotedExchange.End;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * The ends that an exchange with a server that fails may have. Where more than one end is named, clients differ in what they
 * take, or it is a race of the network who is heard first; none of these ends is wrong for the one who calls.
 *
 * @param ends how it may end; {@code NONE} where the server stalls, until the exchange is given up
 * @param deliveries how far the request may have come
 * @param cause what a failure is told with, {@code Throwable} where it does not matter
 * @param closes whether the connection must end with it
 */
public record FaultEnd(Set<End> ends, Set<Delivery> deliveries, Class<? extends Throwable> cause, boolean closes) {
    private static final String TABLE = """
            # the connection
            REFUSED                            | failed                | NOT_SENT         | any  | none
            NO_ROOM                            | stalls                | NOT_SENT         | any  | none
            NEVER_ACCEPTED                     | stalls                | NOT_SENT         | any  | none
            RESET_AT_ONCE                      | failed                | NOT_SENT         | any  | end
            HANGS_UP_AT_ONCE                   | failed                | NOT_SENT         | any  | end
            # the handshake
            HANDSHAKE_NEVER_ANSWERED           | stalls                | NOT_SENT         | any  | end
            HANDSHAKE_STALLS_HALFWAY           | stalls                | NOT_SENT         | any  | end
            HANDSHAKE_DRIPS                    | stalls                | NOT_SENT         | any  | end
            HANDSHAKE_RESET                    | failed                | NOT_SENT         | any  | end
            HANDSHAKE_HUNG_UP                  | failed                | NOT_SENT         | any  | end
            HANDSHAKE_OF_GARBAGE               | failed                | NOT_SENT         | tls  | end
            NO_TLS_AT_ALL                      | failed                | NOT_SENT         | tls  | end
            TLS_ALERT                          | failed                | NOT_SENT         | tls  | end
            TLS_TOO_OLD                        | failed                | NOT_SENT         | tls  | end
            CERTIFICATE_EXPIRED                | failed                | NOT_SENT         | tls  | end
            CERTIFICATE_OF_ANOTHER_NAME        | failed                | NOT_SENT         | tls  | end
            CERTIFICATE_OF_A_STRANGER          | failed                | NOT_SENT         | tls  | end
            # the request
            RESET_BEFORE_THE_REQUEST_WAS_READ  | failed                | UNKNOWN          | any  | end
            REQUEST_NEVER_READ                 | stalls                | UNKNOWN          | any  | end
            RESET_AFTER_THE_REQUEST            | failed                | UNKNOWN          | any  | end
            HANGS_UP_AFTER_THE_REQUEST         | failed                | UNKNOWN          | any  | end
            HALF_CLOSES_AFTER_THE_REQUEST      | failed                | UNKNOWN          | any  | end
            ANSWERS_BEFORE_THE_REQUEST         | whole/failed          | ANSWERED/UNKNOWN | any  | kept
            ANSWERS_AND_RESETS_UNREAD          | whole/failed          | ANSWERED/UNKNOWN | any  | end
            # the head of the answer
            STALLS_BEFORE_THE_HEAD             | stalls                | UNKNOWN          | any  | end
            STALLS_IN_THE_STATUS_LINE          | stalls                | UNKNOWN          | any  | end
            STALLS_IN_THE_HEAD                 | stalls                | UNKNOWN          | any  | end
            DRIPS_THE_HEAD                     | stalls                | UNKNOWN          | any  | end
            RESETS_IN_THE_HEAD                 | failed                | UNKNOWN          | any  | end
            HANGS_UP_IN_THE_HEAD               | failed                | UNKNOWN          | any  | end
            ENDLESS_STATUS_LINE                | failed                | UNKNOWN          | any  | end
            ENDLESS_FIELDS                     | failed                | UNKNOWN          | any  | end
            ENDLESS_FIELD                      | failed                | UNKNOWN          | any  | end
            ENDLESS_NAME_OF_A_FIELD            | failed                | UNKNOWN          | any  | end
            FLOOD_OF_100                       | failed                | UNKNOWN          | http | end
            FLOOD_OF_102                       | failed                | UNKNOWN          | http | end
            FLOOD_OF_103                       | failed                | UNKNOWN          | http | end
            DRIP_OF_102                        | failed/stalls         | UNKNOWN          | any  | end
            SWITCHES_PROTOCOLS                 | failed                | UNKNOWN          | http | end
            NOT_HTTP                           | failed                | UNKNOWN          | http | end
            GARBAGE                            | failed                | UNKNOWN          | any  | end
            STATUS_OF_TWO_DIGITS               | failed                | UNKNOWN          | http | end
            STATUS_OF_FOUR_DIGITS              | failed                | UNKNOWN          | http | end
            STATUS_BELOW_ALL                   | failed                | UNKNOWN          | http | end
            STATUS_ABOVE_ALL                   | whole/failed          | ANSWERED/UNKNOWN | any  | kept
            STATUS_BELOW_ZERO                  | failed                | UNKNOWN          | http | end
            VERSION_2_IN_THE_STATUS_LINE       | failed                | UNKNOWN          | http | end
            FIELD_WITHOUT_A_COLON              | whole/failed          | ANSWERED/UNKNOWN | any  | kept
            FIELD_WITHOUT_A_NAME               | whole/failed          | ANSWERED/UNKNOWN | any  | kept
            FIELD_WITH_A_NUL                   | failed/refused        | UNKNOWN/ANSWERED | any  | end
            FIELD_FOLDED                       | whole/failed          | ANSWERED/UNKNOWN | any  | kept
            TOO_MANY_FIELDS                    | refused/failed        | ANSWERED/UNKNOWN | any  | end
            TOO_LARGE_A_FIELD                  | refused/failed        | ANSWERED/UNKNOWN | any  | end
            # the framing of the body
            LENGTH_AND_CHUNKS                  | refused/failed        | ANSWERED/UNKNOWN | any  | end
            CHUNKS_AND_LENGTH                  | refused/failed        | ANSWERED/UNKNOWN | any  | end
            TWO_LENGTHS                        | refused/failed        | ANSWERED/UNKNOWN | any  | end
            TWO_DIFFERENT_LENGTHS              | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LIST_OF_LENGTHS                    | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_WITH_A_SIGN                 | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_BELOW_ZERO                  | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_IN_HEXADECIMAL              | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_WITH_A_POINT                | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_OF_NOTHING                  | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_BEYOND_64_BITS              | refused/failed        | ANSWERED/UNKNOWN | any  | end
            LENGTH_TOO_LARGE                   | refused/failed        | ANSWERED         | any  | end
            CODING_UNKNOWN                     | refused/failed        | ANSWERED/UNKNOWN | any  | end
            CODING_BEFORE_CHUNKS               | refused/failed        | ANSWERED/UNKNOWN | any  | end
            CODING_IDENTITY                    | refused/failed        | ANSWERED/UNKNOWN | any  | end
            TWO_CODINGS                        | refused/failed        | ANSWERED/UNKNOWN | any  | end
            CODING_WITH_A_TAB                  | failed/refused        | UNKNOWN/ANSWERED | any  | end
            # the body
            STALLS_AFTER_THE_HEAD              | stalls                | ANSWERED         | any  | end
            STALLS_IN_THE_BODY                 | stalls                | ANSWERED         | any  | end
            DRIPS_THE_BODY                     | stalls                | ANSWERED         | any  | end
            RESETS_IN_THE_BODY                 | failed                | ANSWERED/UNKNOWN | any  | end
            HANGS_UP_IN_THE_BODY               | failed                | ANSWERED         | any  | end
            HALF_CLOSES_IN_THE_BODY            | failed                | ANSWERED         | any  | end
            HANGS_UP_WITHOUT_A_LENGTH          | failed                | ANSWERED         | any  | end
            HALF_CLOSES_WITHOUT_A_LENGTH       | failed                | ANSWERED         | any  | end
            ENDLESS_BODY                       | refused/failed        | ANSWERED         | any  | end
            ENDLESS_CHUNKS                     | refused/failed        | ANSWERED         | any  | end
            ENDLESS_SIZE_OF_A_CHUNK            | failed                | ANSWERED         | any  | end
            ENDLESS_EXTENSION_OF_A_CHUNK       | failed                | ANSWERED         | any  | end
            ENDLESS_TRAILERS                   | whole/failed          | ANSWERED         | any  | kept
            STALLS_IN_THE_SIZE_OF_A_CHUNK      | stalls                | ANSWERED         | any  | end
            STALLS_IN_A_CHUNK                  | stalls                | ANSWERED         | any  | end
            STALLS_BEFORE_THE_LAST_CHUNK       | stalls                | ANSWERED         | any  | end
            STALLS_IN_THE_TRAILERS             | whole/stalls          | ANSWERED         | any  | kept
            RESETS_IN_A_CHUNK                  | failed                | ANSWERED/UNKNOWN | any  | end
            HANGS_UP_BEFORE_THE_LAST_CHUNK     | failed                | ANSWERED         | any  | end
            CHUNK_SIZE_IS_NO_NUMBER            | failed                | ANSWERED         | any  | end
            CHUNK_SIZE_BELOW_ZERO              | failed                | ANSWERED         | any  | end
            CHUNK_SIZE_BEYOND_64_BITS          | failed                | ANSWERED         | any  | end
            CHUNK_TOO_LARGE                    | stalls/refused/failed | ANSWERED         | any  | end
            CHUNK_WITHOUT_AN_END               | whole/failed          | ANSWERED         | any  | kept
            # the coding of the body
            GZIP_BOMB                          | whole                 | ANSWERED         | any  | kept
            GZIP_BOMB_IN_A_BOMB                | whole                 | ANSWERED         | any  | kept
            GZIP_IN_GZIP_BY_NAME               | whole                 | ANSWERED         | any  | kept
            GZIP_TWICE_BY_NAME                 | whole                 | ANSWERED         | any  | kept
            GZIP_OF_NOTHING_THOUSANDS_OF_TIMES | whole                 | ANSWERED         | any  | kept
            GZIP_CUT                           | whole                 | ANSWERED         | any  | kept
            GZIP_HEAD_ALONE                    | whole                 | ANSWERED         | any  | kept
            GZIP_WITH_GARBAGE_BEHIND           | whole                 | ANSWERED         | any  | kept
            GZIP_WITH_A_WRONG_SUM              | whole                 | ANSWERED         | any  | kept
            GZIP_IN_NAME_ONLY                  | whole                 | ANSWERED         | any  | kept
            BROTLI                             | whole                 | ANSWERED         | any  | kept
            # after the answer
            ANSWERS_AND_RESETS                 | whole/failed          | ANSWERED/UNKNOWN | any  | end
            ANSWERS_TWICE                      | whole                 | ANSWERED         | any  | kept
            ANSWERS_AND_BABBLES                | whole                 | ANSWERED         | any  | kept
            NO_JSON                            | whole                 | ANSWERED         | any  | kept
            BROKEN_UTF_8                       | whole                 | ANSWERED         | any  | kept
            """;

    private static final Map<Fault, FaultEnd> ALL = TABLE.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" *\\| *"))
            .collect(Collectors.toMap(row -> Fault.valueOf(row[0]), FaultEnd::of));

    private static FaultEnd of(String[] row) {
        return new FaultEnd(
                words(row[1], word -> word.equals("stalls") ? End.NONE : End.valueOf(word.toUpperCase(Locale.ROOT))),
                words(row[2], Delivery::valueOf),
                switch (row[3]) {
                    case "tls" -> SSLException.class;
                    case "http" -> ProtocolException.class;
                    default -> Throwable.class;
                },
                row[4].equals("end"));
    }

    private static <T> Set<T> words(String alternatives, Function<String, T> read) {
        return Arrays.stream(alternatives.split("/")).map(read).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns how an exchange with such a server may end. */
    public static FaultEnd of(Fault fault) {
        FaultEnd end = ALL.get(fault);
        if (end == null) {
            throw new IllegalArgumentException("The table has no row for " + fault);
        }
        return end;
    }

    /** Returns whether the server may do nothing by which the exchange would end. */
    public boolean stalls() {
        return ends.contains(End.NONE);
    }
}
