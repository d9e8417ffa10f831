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
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints exactly one JSON object for each command. */
final class JsonResults implements Results {
    private final PrintWriter out;

    JsonResults(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void valid(SourceFile source, ConnectorDefinition definition) {
        print(JsonForms.valid(ConnectorDocument.warnings(definition), source::place));
    }

    @Override
    public void invalid(InvalidDocumentException invalid) {
        print(JsonForms.invalid(invalid));
    }

    @Override
    public void preview(RequestPreview preview) {
        print(JsonForm.of(preview));
    }

    @Override
    public void outcome(Execution execution) {
        print(JsonForm.of(execution));
    }

    @Override
    public void report(TestReport report) {
        print(JsonForm.of(report));
    }

    @Override
    public void changed(String verb, Connector connector) {
        print(JsonForm.of(connector));
    }

    @Override
    public void whole(Connector connector) {
        print(JsonForm.of(connector));
    }

    @Override
    public void list(List<Connector> connectors) {
        print(Map.of("connectors", connectors.stream().map(JsonForm::of).toList()));
    }

    @Override
    public void dependents(Connector connector, List<Dependent> users, List<BreakingChange> breaking) {
        print(JsonForms.dependents(connector, users, breaking));
    }

    @Override
    public void deleted(Connector connector) {
        print(JsonForms.deleted(connector));
    }

    @Override
    public void versions(List<ConnectorVersion> versions) {
        print(Map.of("versions", versions.stream().map(JsonForm::of).toList()));
    }

    @Override
    public void differences(List<Difference> differences) {
        print(Map.of("differences", differences.stream().map(JsonForm::of).toList()));
    }

    @Override
    public void calls(LoggedCall.Page page) {
        print(JsonForm.of(page));
    }

    @Override
    public void invalidRows(List<String> problems) {
        print(Map.of("problems", problems));
    }

    @Override
    public void bulk(BulkRun run, List<BulkRow> open) {
        Map<String, Object> form = new LinkedHashMap<>(run.form());
        form.put("open", open.stream().map(BulkRow::form).toList());
        print(form);
    }

    /** What kept the command from being done: people read that on standard error. */
    void refused(Refusal refusal) {
        print(Map.of("error", JsonForms.of(refusal)));
    }

    private void print(Map<String, Object> form) {
        out.println(Shown.text(Json.writePretty(form)));
        out.flush();
    }
}
