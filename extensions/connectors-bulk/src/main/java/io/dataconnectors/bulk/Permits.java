package io.dataconnectors.bulk;

import io.dataconnectors.jdbc.internal.Database;
import io.dataconnectors.jdbc.internal.Dialect;
import io.dataconnectors.jdbc.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Permits to start calls, so many a second over all nodes. Nodes lease them a tenth of a second at a time: each lease is a span
 * of the database's time that no other node has, and the permits are spread over it. A node leases the next span when a quarter of
 * one is left, so that none is lost between them; what it could not use in time it uses late. What it has leased when it has no more
 * to send is lost: a tenth of a second's worth or so. Safe for use by several threads.
 */
final class Permits {
    private static final double LEAST = 0.001;
    private static final double MOST = 1_000_000;
    private static final double SPAN_SECONDS = 0.1;
    private static final double MICROS = 1e6;

    /** How many microseconds' worth of permits that nobody leased in time may still be leased: a node may be late for once. */
    private static final long CAUGHT_UP = TimeUnit.MILLISECONDS.toMicros(100);

    private static final long UNUSED = TimeUnit.HOURS.toMicros(1);

    private final Database database;
    private final Map<String, Lease> leases = new HashMap<>();

    Permits(Database database) {
        this.database = database;
    }

    /** A limit on calls, by a name that is the same on all nodes. */
    record Limit(String name, double perSecond) {}

    /** What a node has leased of one limit: spans, the earliest first. */
    private static final class Lease {
        private final double gap;
        private final int size;
        private final Deque<Span> spans = new ArrayDeque<>();

        Lease(double perSecond) {
            gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
            size = Math.max(1, (int) Math.round(perSecond * SPAN_SECONDS));
        }

        int left() {
            return spans.stream().mapToInt(span -> span.left).sum();
        }

        void use() {
            Span span = spans.element();
            span.next += gap;
            span.left--;
            if (span.left == 0) {
                spans.remove();
            }
        }
    }

    /** So many permits, the first of which is good from a time on, and each other a gap after the one before. */
    private static final class Span {
        private double next;
        private int left;

        Span(double next, int left) {
            this.next = next;
            this.left = left;
        }
    }

    static double checked(double perSecond) {
        if (!(perSecond >= LEAST && perSecond <= MOST)) {
            throw new IllegalArgumentException("A limit is 0.001 to 1,000,000 calls a second, not " + perSecond);
        }
        return perSecond;
    }

    /** Takes a permit of each limit, and returns 0; or takes none, and returns for how many nanoseconds there is none. */
    synchronized long take(List<Limit> limits) {
        long wait = 0;
        List<Lease> taken = new ArrayList<>();
        for (Limit limit : limits) {
            Lease lease = leases.computeIfAbsent(limit.name(), name -> new Lease(limit.perSecond()));
            wait = Math.max(wait, untilNext(limit, lease));
            taken.add(lease);
        }
        if (wait == 0) {
            taken.forEach(Lease::use);
        }
        return wait;
    }

    private long untilNext(Limit limit, Lease lease) {
        if (lease.left() <= lease.size / 4) {
            long asked = System.nanoTime();
            long ahead = database.inTransaction(() -> database.on(
                    "Permits could not be leased", sql -> ahead(sql, limit.name(), lease.size * lease.gap)));
            lease.spans.add(new Span(asked + (double) ahead, lease.size));
        }
        return Math.max(0, (long) Math.ceil(lease.spans.element().next - System.nanoTime()));
    }

    /** Leases a span, and returns in how many nanoseconds it begins; less than zero if it has begun. */
    private static long ahead(Sql sql, String name, double nanos) throws SQLException {
        long[] times = sql.first(
                        "SELECT free, " + micros(sql) + " AS now"
                                + " FROM connectors_bulk_permit WHERE name = ? FOR UPDATE",
                        row -> new long[] {row.getLong("free"), row.getLong("now")},
                        name)
                .orElse(null);
        if (times == null) {
            sql.unlessTaken(() -> sql.update("INSERT INTO connectors_bulk_permit (name, free) VALUES (?, 0)", name));
            return ahead(sql, name, nanos);
        }
        long start = Math.max(times[0], times[1] - CAUGHT_UP);
        sql.update(
                "UPDATE connectors_bulk_permit SET free = ? WHERE name = ?",
                start + Math.round(nanos * MICROS / TimeUnit.SECONDS.toNanos(1)),
                name);
        return TimeUnit.MICROSECONDS.toNanos(start - times[1]);
    }

    /** Returns the time of the database, in microseconds since 1970. */
    private static String micros(Sql sql) {
        String clock = sql.dialect() == Dialect.POSTGRESQL ? "clock_timestamp()" : "CURRENT_TIMESTAMP";
        return "CAST(EXTRACT(EPOCH FROM " + clock + ") * 1000000 AS BIGINT)";
    }

    /** Deletes what nobody has leased for an hour, of runs that are over, say: a limit without a row begins anew as it would with one. */
    void forgetUnused() {
        var unused = database.apart(
                "Permits could not be deleted",
                sql -> sql.update("DELETE FROM connectors_bulk_permit WHERE free < " + micros(sql) + " - ?", UNUSED));
    }

    /** Forgets the limit of a run that has ended. */
    synchronized void forget(String name) {
        leases.remove(name);
    }
}
