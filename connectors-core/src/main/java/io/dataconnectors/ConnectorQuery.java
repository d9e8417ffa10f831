package io.dataconnectors;

import java.util.Objects;
import javax.annotation.Nullable;

/** A search for connectors: part of a name, a status, and the page that is wanted. Immutable. */
public final class ConnectorQuery {
    /** The most connectors on one page. */
    public static final int MAX_LIMIT = 1_000;

    private static final ConnectorQuery ALL = new ConnectorQuery("", null, 50, null);

    private final String namePart;

    @Nullable
    private final Status status;

    private final int limit;

    @Nullable
    private final String after;

    private ConnectorQuery(String namePart, @Nullable Status status, int limit, @Nullable String after) {
        this.namePart = namePart;
        this.status = status;
        this.limit = limit;
        this.after = after;
    }

    /** Returns the query for the first 50 of all connectors of a workspace. */
    public static ConnectorQuery all() {
        return ALL;
    }

    /** Returns this query for names that contain a text, whatever its case. */
    public ConnectorQuery nameContains(String part) {
        return new ConnectorQuery(Objects.requireNonNull(part, "part"), status, limit, after);
    }

    /** Returns this query for connectors of a status. */
    public ConnectorQuery status(Status wanted) {
        return new ConnectorQuery(namePart, Objects.requireNonNull(wanted, "wanted"), limit, after);
    }

    /**
     * Returns this query with a number of connectors a page, 1 to {@value #MAX_LIMIT}.
     *
     * @throws IllegalArgumentException if the number is another
     */
    public ConnectorQuery limit(int most) {
        if (most < 1 || most > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " connectors, not " + most);
        }
        return new ConnectorQuery(namePart, status, most, after);
    }

    /** Returns this query for the page that starts after a name: {@link Page#next()} of the page before. */
    public ConnectorQuery after(String name) {
        return new ConnectorQuery(namePart, status, limit, Objects.requireNonNull(name, "name"));
    }

    /** Returns the text that names contain; empty for any name. */
    public String namePart() {
        return namePart;
    }

    /** Returns the status, or null for any. */
    @Nullable
    public Status status() {
        return status;
    }

    /** Returns the most connectors on the page. */
    public int limit() {
        return limit;
    }

    /** Returns the name after which the page starts, or null for the first page. */
    @Nullable
    public String after() {
        return after;
    }
}
