package io.dataconnectors.examples.host;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Workflows of tenants. A step of one calls a connector by its name. */
@Repository
class Workflows {
    private final JdbcTemplate database;

    Workflows(JdbcTemplate database) {
        this.database = database;
    }

    record Workflow(String id, String name) {}

    List<Workflow> using(String tenant, String connector) {
        return database.query(
                "SELECT id, name FROM workflow WHERE tenant = ? AND connector = ? ORDER BY name",
                (row, number) -> new Workflow(row.getString("id"), row.getString("name")),
                tenant,
                connector);
    }
}
