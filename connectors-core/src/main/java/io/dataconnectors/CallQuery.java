package io.dataconnectors;

import java.time.Instant;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A search in the log of calls: what the calls have in common, and the page that is wanted. Immutable.
 *
 * <pre>{@code CallQuery.all().connector("refund_order").failing().from(yesterday)}</pre>
 */
public final class CallQuery {
    /** The most calls on one page. */
    public static final int MAX_LIMIT = 1_000;

    private static final CallQuery ALL = new CallQuery();

    @Nullable
    private String connector;

    @Nullable
    private Boolean succeeded;

    @Nullable
    private FailureKind failure;

    @Nullable
    private Delivery delivery;

    @Nullable
    private String callId;

    @Nullable
    private String source;

    @Nullable
    private String onBehalfOf;

    @Nullable
    private Instant from;

    @Nullable
    private Instant to;

    private int limit = 50;

    @Nullable
    private String after;

    private CallQuery() {}

    private CallQuery(CallQuery other) {
        connector = other.connector;
        succeeded = other.succeeded;
        failure = other.failure;
        delivery = other.delivery;
        callId = other.callId;
        source = other.source;
        onBehalfOf = other.onBehalfOf;
        from = other.from;
        to = other.to;
        limit = other.limit;
        after = other.after;
    }

    /** Returns the query for the newest 50 of all calls of a workspace. */
    public static CallQuery all() {
        return ALL;
    }

    /** Returns this query for calls of a connector. */
    public CallQuery connector(String name) {
        CallQuery query = new CallQuery(this);
        query.connector = Objects.requireNonNull(name, "name");
        return query;
    }

    /** Returns this query for calls that succeeded. */
    public CallQuery succeeding() {
        CallQuery query = new CallQuery(this);
        query.succeeded = true;
        query.failure = null;
        return query;
    }

    /** Returns this query for calls that failed, for whatever reason. */
    public CallQuery failing() {
        CallQuery query = new CallQuery(this);
        query.succeeded = false;
        query.failure = null;
        return query;
    }

    /** Returns this query for calls that failed for a reason. */
    public CallQuery failing(FailureKind kind) {
        CallQuery query = failing();
        query.failure = Objects.requireNonNull(kind, "kind");
        return query;
    }

    /** Returns this query for calls of a delivery: those that may have taken effect, say. */
    public CallQuery delivery(Delivery wanted) {
        CallQuery query = new CallQuery(this);
        query.delivery = Objects.requireNonNull(wanted, "wanted");
        return query;
    }

    /** Returns this query for calls of an id. */
    public CallQuery callId(String id) {
        CallQuery query = new CallQuery(this);
        query.callId = Objects.requireNonNull(id, "id");
        return query;
    }

    /** Returns this query for calls that something of the host made. */
    public CallQuery source(String what) {
        CallQuery query = new CallQuery(this);
        query.source = Objects.requireNonNull(what, "what");
        return query;
    }

    /** Returns this query for calls that were made for somebody. */
    public CallQuery onBehalfOf(String who) {
        CallQuery query = new CallQuery(this);
        query.onBehalfOf = Objects.requireNonNull(who, "who");
        return query;
    }

    /** Returns this query for calls that began at an instant or later. */
    public CallQuery from(Instant earliest) {
        CallQuery query = new CallQuery(this);
        query.from = Objects.requireNonNull(earliest, "earliest");
        return query;
    }

    /** Returns this query for calls that began before an instant. */
    public CallQuery to(Instant end) {
        CallQuery query = new CallQuery(this);
        query.to = Objects.requireNonNull(end, "end");
        return query;
    }

    /**
     * Returns this query with a number of calls a page, 1 to {@value #MAX_LIMIT}.
     *
     * @throws IllegalArgumentException if the number is another
     */
    public CallQuery limit(int most) {
        if (most < 1 || most > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " calls, not " + most);
        }
        CallQuery query = new CallQuery(this);
        query.limit = most;
        return query;
    }

    /** Returns this query for the page behind another: {@link LoggedCall.Page#next()} of the page before. */
    public CallQuery after(String next) {
        CallQuery query = new CallQuery(this);
        query.after = Objects.requireNonNull(next, "next");
        return query;
    }

    /** Returns the name of the connector, or null for any. */
    @Nullable
    public String connector() {
        return connector;
    }

    /** Returns whether the calls succeeded, or null for either. */
    @Nullable
    public Boolean succeeded() {
        return succeeded;
    }

    /** Returns why the calls failed, or null for any reason. */
    @Nullable
    public FailureKind failure() {
        return failure;
    }

    /** Returns whether the calls may have taken effect, or null for any. */
    @Nullable
    public Delivery delivery() {
        return delivery;
    }

    /** Returns the id of the calls, or null for any. */
    @Nullable
    public String callId() {
        return callId;
    }

    /** Returns what of the host made the calls, or null for any. */
    @Nullable
    public String source() {
        return source;
    }

    /** Returns for whom the calls were made, or null for anybody. */
    @Nullable
    public String onBehalfOf() {
        return onBehalfOf;
    }

    /** Returns the instant at which the earliest may have begun, or null for any. */
    @Nullable
    public Instant from() {
        return from;
    }

    /** Returns the instant before which the latest must have begun, or null for any. */
    @Nullable
    public Instant to() {
        return to;
    }

    /** Returns the most calls on the page. */
    public int limit() {
        return limit;
    }

    /** Returns what the page before said, or null for the first page. */
    @Nullable
    public String after() {
        return after;
    }

    /** Whether a call is one of those that are looked for, on whatever page. */
    public boolean matches(LoggedCall call) {
        return isOrAny(connector, call.connector())
                && isOrAny(succeeded, call.succeeded())
                && isOrAny(failure, call.failure())
                && isOrAny(delivery, call.delivery())
                && isOrAny(callId, call.callId())
                && isOrAny(source, call.source())
                && isOrAny(onBehalfOf, call.onBehalfOf())
                && (from == null || !call.start().isBefore(from))
                && (to == null || call.start().isBefore(to));
    }

    private static boolean isOrAny(@Nullable Object wanted, @Nullable Object found) {
        return wanted == null || wanted.equals(found);
    }
}
