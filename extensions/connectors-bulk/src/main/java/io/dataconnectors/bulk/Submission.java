package io.dataconnectors.bulk;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.registry.ConnectorRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** How a run comes into the database: the run, its rows some at a time, and the lanes on which it begins. */
record Submission(ConnectorRegistry registry, RunTable runs, RowTable rows) {
    private static final int ROWS_WRITTEN = 1_000;

    /** Writes a run, and returns its id. Nothing of it is left if that fails. */
    String write(BulkPlan plan, Iterator<? extends Map<String, ?>> inputs) {
        ConnectorRegistry connectors = registry.in(plan.workspace());
        Connector connector = live(connectors.getByName(plan.connector()));
        String id = UUID.randomUUID().toString();
        runs.insert(id, plan, connector.id(), definition(connector), Instant.now());
        try {
            // who sets it to draft at this moment has done so before, or finds the run among the dependents
            Connector unused = connectors.holding(connector.id(), Submission::live);
            load(plan.workspace(), id, inputs);
        } catch (RuntimeException | Error failed) {
            runs.erase(plan.workspace(), id);
            throw failed;
        }
        return id;
    }

    private static Connector live(Connector connector) {
        if (connector.live() == null) {
            throw new WrongStatusException(
                    connector.name(), Status.DRAFT, "only a live connector can be called; test it and set it live");
        }
        return connector;
    }

    private static ConnectorDefinition definition(Connector connector) {
        return Objects.requireNonNull(connector.live(), "live");
    }

    private void load(String workspace, String id, Iterator<? extends Map<String, ?>> inputs) {
        long[] waiting = new long[Lane.COUNT];
        List<String> some = new ArrayList<>();
        long number = 0;
        while (inputs.hasNext()) {
            number++;
            waiting[Lane.of(number)]++;
            some.add(RowTable.Kept.values("The inputs of row " + number, Plain.copyOf(inputs.next())));
            if (some.size() == ROWS_WRITTEN || !inputs.hasNext()) {
                rows.insert(workspace, id, number - some.size() + 1, some, Instant.now());
                some.clear();
            }
        }
        rows.loaded(workspace, id, waiting);
    }
}
