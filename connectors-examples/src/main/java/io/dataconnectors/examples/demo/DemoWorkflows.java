package io.dataconnectors.examples.demo;

import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.spi.DependencyResolver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Two workflows of the host, and the table of the host in which stands what connectors they use. */
final class DemoWorkflows implements DependencyResolver {
    static final String DELIVERED = "w-1";
    static final String REFUND = "w-2";

    private static final List<Dependent> ALL = List.of(
            new Dependent("workflow", DELIVERED, "Is my order delivered?"),
            new Dependent("workflow", REFUND, "Refund a broken lamp"));

    private final DataSource pool;
    private final JdbcStorage storage;
    private final String workspace;

    DemoWorkflows(DataSource pool, JdbcStorage storage, String workspace) {
        this.pool = pool;
        this.storage = storage;
        this.workspace = workspace;
    }

    /** Makes the table where it is missing. Returns whether what the first start puts there is missing, or may be. */
    boolean install() {
        execute("CREATE TABLE IF NOT EXISTS demo_step (workflow VARCHAR(8), connector VARCHAR(64),"
                + " PRIMARY KEY (workflow, connector))");
        execute("CREATE TABLE IF NOT EXISTS demo_started (at TIMESTAMP WITH TIME ZONE)");
        return texts("SELECT CAST(at AS VARCHAR) FROM demo_started").isEmpty();
    }

    /** Remembers that the first start has done all. */
    void started() {
        execute("INSERT INTO demo_started VALUES (CURRENT_TIMESTAMP)");
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static Optional<Dependent> find(String id) {
        return ALL.stream().filter(workflow -> workflow.id().equals(id)).findFirst();
    }

    @Override
    public List<Dependent> dependentsOf(Connector connector) {
        List<String> ids =
                texts("SELECT workflow FROM demo_step WHERE connector = ? ORDER BY workflow", connector.name());
        return ALL.stream().filter(workflow -> ids.contains(workflow.id())).toList();
    }

    /** Returns the names of the connectors that a workflow uses. */
    List<String> connectorsOf(String workflow) {
        return texts("SELECT connector FROM demo_step WHERE workflow = ? ORDER BY connector", workflow);
    }

    /**
     * Has a workflow use a connector, and returns whether it is live. The connector is locked until that is written: nobody sets
     * it to draft meanwhile.
     */
    boolean attach(String workflow, String connector) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean live = storage.lock(connection, workspace, connector)
                    .filter(locked -> locked.live() != null)
                    .isPresent();
            if (live) {
                run(connection, "MERGE INTO demo_step KEY (workflow, connector) VALUES (?, ?)", workflow, connector);
            }
            connection.commit();
            return live;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Has a workflow use a connector no longer. */
    void detach(String workflow, String connector) {
        try (Connection connection = pool.getConnection()) {
            run(connection, "DELETE FROM demo_step WHERE workflow = ? AND connector = ?", workflow, connector);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void run(Connection connection, String sql, String workflow, String connector) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, workflow);
            statement.setString(2, connector);
            statement.executeUpdate();
        }
    }

    private List<String> texts(String sql, String... values) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The table of workflows cannot be read or written", e);
    }
}
