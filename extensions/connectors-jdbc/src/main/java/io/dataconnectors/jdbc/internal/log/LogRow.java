package io.dataconnectors.jdbc.internal.log;

import io.dataconnectors.Delivery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.internal.text.Characters.StoredText;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A row of the table {@code connectors_call}, and where it stands: the call that began last comes first.
 *
 * @param started when the call began, to the microsecond
 * @param number any that tells calls apart that began at once
 * @param appended when the call was appended to the log, by the clock of the node; of a row that was read, when it began
 * @param call the call; null if the row cannot be read
 */
record LogRow(
        Instant started,
        long number,
        Instant appended,
        @Nullable LoggedCall call) {
    private static final Logger LOG = LoggerFactory.getLogger(LogRow.class);

    /** The columns in their order, with their types in PostgreSQL. */
    static final Map<String, String> COLUMNS = columns(
            "workspace", "text",
            "started", "timestamptz",
            "number", "int8",
            "connector", "text",
            "digest", "text",
            "test", "bool",
            "call_id", "text",
            "source", "text",
            "on_behalf_of", "text",
            "duration_nanos", "int8",
            "attempts", "int4",
            "delivery", "text",
            "status", "int4",
            "failure", "text",
            "message", "text",
            "whole", "bool",
            "request", "text",
            "answer", "text");

    private static Map<String, String> columns(String... namesAndTypes) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return Collections.unmodifiableMap(columns);
    }

    /** What a row takes beside its texts: objects, references, the queue. */
    private static final int BYTES = 400;

    /** Returns a row for a call, which has its number once and for all. */
    static LogRow of(LoggedCall call) {
        return new LogRow(
                call.start().truncatedTo(ChronoUnit.MICROS),
                ThreadLocalRandom.current().nextLong(),
                Instant.now(),
                call);
    }

    /** Returns the call of a row that can be read, as every row that is written. */
    LoggedCall logged() {
        return Objects.requireNonNull(call, "call");
    }

    /** Returns how many bytes the row takes in memory, about. */
    static int bytes(LoggedCall call) {
        int texts = length(call.request()) + length(call.answer()) + length(call.message());
        return BYTES + 2 * (texts + call.callId().length());
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    LogRow withoutBodies() {
        return new LogRow(started, number, appended, call == null ? null : call.withoutBodies());
    }

    /** Returns what stands for the person of the call where it was erased, or null for nobody. */
    @Nullable
    String person() {
        return Erasures.digest(logged().workspace(), logged().onBehalfOf());
    }

    /** Returns the values of the columns. */
    List<?> values() {
        LoggedCall call = logged();
        return Arrays.asList(
                call.workspace(),
                started,
                number,
                call.connector(),
                call.digest(),
                call.test(),
                call.callId(),
                call.source(),
                call.onBehalfOf(),
                call.duration().toNanos(),
                call.attempts(),
                call.delivery().name(),
                call.status(),
                call.failure() == null ? null : call.failure().name(),
                StoredText.of(call.message()),
                call.request() != null || call.answer() != null,
                StoredText.of(call.request()),
                StoredText.of(call.answer()));
    }

    /** Reads a row. One that cannot be read, as a newer release may write it, hides no other: the log of the host names it. */
    static LogRow read(ResultSet row) throws SQLException {
        Instant started = Sql.instant(row, "started");
        long number = row.getLong("number");
        try {
            return new LogRow(started, number, started, call(row, started));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The logged call {} of the workspace {} cannot be read; a newer release of the library may have written it",
                    row.getString("call_id"),
                    row.getString("workspace"));
            return new LogRow(started, number, started, null);
        }
    }

    private static LoggedCall call(ResultSet row, Instant started) throws SQLException {
        String failure = row.getString("failure");
        return new LoggedCall(
                row.getString("workspace"),
                row.getString("connector"),
                row.getString("digest"),
                row.getBoolean("test"),
                row.getString("call_id"),
                row.getString("source"),
                row.getString("on_behalf_of"),
                started,
                Duration.ofNanos(row.getLong("duration_nanos")),
                row.getInt("attempts"),
                Delivery.valueOf(row.getString("delivery")),
                row.getObject("status", Integer.class),
                failure == null ? null : FailureKind.valueOf(failure),
                row.getString("message"),
                row.getString("request"),
                row.getString("answer"));
    }

    /** Returns what a page says of this row, so that the next begins behind it. */
    String cursor() {
        return started + "/" + number;
    }

    /** @throws IllegalArgumentException if no page said this */
    static LogRow behind(String cursor) {
        try {
            int slash = cursor.indexOf('/');
            Instant started = Instant.parse(cursor.substring(0, slash));
            return new LogRow(started, Long.parseLong(cursor.substring(slash + 1)), started, null);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("A page of the log is after what the page before said");
        }
    }
}
