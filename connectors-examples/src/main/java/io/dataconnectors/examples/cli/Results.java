package io.dataconnectors.examples.cli;

import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Dependent;
import io.dataconnectors.Difference;
import io.dataconnectors.Execution;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestReport;
import io.dataconnectors.bulk.BulkRow;
import io.dataconnectors.bulk.BulkRun;
import java.util.List;

/** Prints on standard output what was asked for. What went wrong is said on standard error, by {@link Complaints}. */
interface Results {
    void valid(SourceFile source, ConnectorDefinition definition);

    void invalid(InvalidDocumentException invalid);

    void preview(RequestPreview preview);

    void outcome(Execution execution);

    void report(TestReport report);

    /** A connector after an act, in short; the verb says what was done. */
    void changed(String verb, Connector connector);

    void whole(Connector connector);

    void list(List<Connector> connectors);

    void dependents(Connector connector, List<Dependent> users, List<BreakingChange> breaking);

    void deleted(Connector connector);

    void versions(List<ConnectorVersion> versions);

    void differences(List<Difference> differences);

    void calls(LoggedCall.Page page);

    /** Rows of a file that keep it from being sent, each with its place; standard error has them for people. */
    void invalidRows(List<String> problems);

    /** A run that is over, and the first of its rows that people have to look at. */
    void bulk(BulkRun run, List<BulkRow> open);
}
