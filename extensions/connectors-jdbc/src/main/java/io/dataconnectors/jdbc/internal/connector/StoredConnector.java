package io.dataconnectors.jdbc.internal.connector;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Status;
import io.dataconnectors.StorageException;
import io.dataconnectors.document.JsonForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.annotation.Nullable;

/**
 * A row of the store as it was read.
 *
 * @param connector what is in it, or null if that cannot be read
 * @param problem what is wrong; empty if nothing is
 */
record StoredConnector(
        String workspace,
        String id,
        String name,
        String status,
        long revision,
        @Nullable Connector connector,
        String problem) {
    /** The columns that {@link #of} reads. */
    static final String COLUMNS = "workspace, id, name, status, revision, form";

    static StoredConnector of(ResultSet row) throws SQLException {
        String workspace = row.getString("workspace");
        String id = row.getString("id");
        String name = row.getString("name");
        String status = row.getString("status");
        long revision = row.getLong("revision");
        try {
            Connector connector = JsonForm.readConnector(row.getString("form"));
            expect("workspace", workspace, connector.workspace());
            expect("id", id, connector.id());
            expect("name", name, connector.name());
            expect("status", status, status(connector.status()));
            expect("revision", Long.toString(revision), Long.toString(connector.revision()));
            return new StoredConnector(workspace, id, name, status, revision, connector, "");
        } catch (InvalidDefinitionException | IllegalArgumentException e) {
            return new StoredConnector(workspace, id, name, status, revision, null, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the status as a column has it. */
    static String status(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void expect(String column, String inRow, String inForm) {
        if (!inRow.equals(inForm)) {
            throw new IllegalArgumentException(
                    "the column " + column + " says \"" + inRow + "\", and the form another");
        }
    }

    /** @throws StorageException if the row cannot be read */
    Connector get() {
        if (connector == null) {
            throw new StorageException(broken());
        }
        return connector;
    }

    /** Returns the sentence that names the row and what is wrong with it. */
    String broken() {
        return "The row of connector " + id + " (" + name + ") of workspace " + workspace
                + " is broken and left alone: " + problem;
    }
}
