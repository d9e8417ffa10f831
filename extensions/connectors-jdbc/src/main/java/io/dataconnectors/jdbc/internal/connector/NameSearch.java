package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Status;
import io.dataconnectors.jdbc.internal.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Searches for connectors in the order of their names. A part that many names have is found among the first, and a small workspace
 * has no others. For the rest, the names of the workspace are looked through in memory. Within a transaction, which may have
 * written what nobody else may see, and among more names than memory has room for, the database looks through them.
 */
final class NameSearch {
    private static final String TRIED = "The connectors could not be searched";

    /** So many names are looked at first: if one in ten has the part, they fill a page. */
    private static final int FIRST = 500;

    private final Database database;
    private final NamesInMemory names;

    NameSearch(Database database) {
        this.database = database;
        names = new NamesInMemory(database);
    }

    /**
     * What was found of a workspace.
     *
     * @param rows rows that match, in the order of their names
     * @param next the name behind which others may match, or null if none does
     */
    record Found(List<StoredConnector> rows, @Nullable String next) {
        static Found of(List<StoredConnector> rows, int limit) {
            return new Found(
                    rows, rows.size() < limit ? null : rows.get(limit - 1).name());
        }
    }

    /** Returns rows that match and follow a name: none that matches is left out. */
    Found find(String workspace, ConnectorQuery query, @Nullable String after, int limit) {
        if (query.namePart().isEmpty()) {
            return Found.of(
                    database.on(TRIED, sql -> new ConnectorRows(sql).page(workspace, query, after, limit)), limit);
        }
        if (database.inTransaction()) {
            return amongAll(workspace, query, after, limit);
        }
        Optional<Found> first =
                database.on(TRIED, sql -> first(new ConnectorRows(sql), workspace, query, after, limit));
        return first.orElseGet(() -> inMemory(workspace, query, after, limit));
    }

    /** Returns nothing if there are other names than the first, and a page is not full of these. */
    private static Optional<Found> first(
            ConnectorRows rows, String workspace, ConnectorQuery query, @Nullable String after, int limit)
            throws SQLException {
        List<StoredConnector> found = rows.having(workspace, query, after, limit, FIRST);
        return found.size() < limit && rows.isMoreThan(FIRST, workspace, query, after)
                ? Optional.empty()
                : Optional.of(Found.of(found, limit));
    }

    private Found amongAll(String workspace, ConnectorQuery query, @Nullable String after, int limit) {
        return Found.of(
                database.on(
                        TRIED, sql -> new ConnectorRows(sql).having(workspace, query, after, limit, Integer.MAX_VALUE)),
                limit);
    }

    private Found inMemory(String workspace, ConnectorQuery query, @Nullable String after, int limit) {
        Status status = query.status();
        Optional<List<String>> found = names.search(
                workspace,
                status == null ? null : StoredConnector.status(status),
                after,
                limit,
                ConnectorRows.lower(query.namePart()));
        return found.map(page -> read(workspace, query, page, limit))
                .orElseGet(() -> amongAll(workspace, query, after, limit));
    }

    /** Reads the rows of names; what has changed or gone since they were found is left out. */
    private Found read(String workspace, ConnectorQuery query, List<String> page, int limit) {
        return new Found(
                page.isEmpty()
                        ? List.of()
                        : database.on(TRIED, sql -> new ConnectorRows(sql).named(workspace, query, page)),
                page.size() < limit ? null : page.get(limit - 1));
    }
}
