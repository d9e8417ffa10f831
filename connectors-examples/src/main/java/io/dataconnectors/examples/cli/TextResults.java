package io.dataconnectors.examples.cli;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Dependent;
import io.dataconnectors.Difference;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.bulk.BulkRow;
import io.dataconnectors.bulk.BulkRun;
import io.dataconnectors.document.ConnectorDocument;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints for people. */
final class TextResults implements Results {
    private static final int MOST_OF_A_BODY = 4_000;

    private final PrintWriter out;

    TextResults(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void valid(SourceFile source, ConnectorDefinition definition) {
        print(source.file() + " is valid: " + definition.name() + ", "
                + definition.request().method() + " " + definition.request().url());
    }

    @Override
    public void invalid(InvalidDocumentException invalid) {
        // standard error has it all
    }

    @Override
    public void preview(RequestPreview preview) {
        print(Shown.text(preview.toHttp()), "", Shown.text(preview.toCurl()));
    }

    @Override
    public void outcome(Execution execution) {
        if (execution.succeeded()) {
            print("success: " + effort(execution));
            printOutputs(execution.outputs());
        }
    }

    private static String effort(TestReport report) {
        Answer answer = report.execution().answer();
        return report.evidence().simulated() && answer != null
                ? "status " + answer.status()
                : effort(report.execution());
    }

    private static String effort(Execution execution) {
        Answer answer = execution.answer();
        return (answer == null ? "" : "status " + answer.status() + ", ") + execution.attempts()
                + (execution.attempts() == 1 ? " attempt, " : " attempts, ")
                + execution.duration().toMillis() + " ms";
    }

    private void printOutputs(Map<String, Object> outputs) {
        int width = outputs.keySet().stream().mapToInt(String::length).max().orElse(0);
        outputs.forEach((name, value) -> print("  " + pad(name, width) + "  " + Shown.value(value)));
    }

    @Override
    public void report(TestReport report) {
        RequestPreview preview = report.preview();
        Answer answer = report.execution().answer();
        if (preview != null) {
            print("Request", indented(preview.toHttp()));
        }
        if (answer != null) {
            print("Answer", indented(shown(answer)));
        }
        report.missing().forEach(missing -> print("Not found: " + missing));
        print((report.evidence().simulated() ? "Simulated test " : "Test ")
                + (report.passed() ? "passed: " : "failed: ")
                + effort(report));
        printOutputs(report.execution().outputs());
    }

    private static String shown(Answer answer) {
        StringBuilder text = new StringBuilder("Status: " + answer.status() + "\n");
        answer.headers()
                .forEach(header -> text.append(header.name())
                        .append(": ")
                        .append(header.value())
                        .append('\n'));
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        text.append('\n').append(body, 0, Math.min(body.length(), MOST_OF_A_BODY));
        return body.length() > MOST_OF_A_BODY
                ? text + "\n(" + (body.length() - MOST_OF_A_BODY) + " more characters)"
                : text.toString();
    }

    private static String indented(String text) {
        return Shown.text(text)
                .lines()
                .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void changed(String verb, Connector connector) {
        print(verb + " " + line(connector));
    }

    private static String line(Connector connector) {
        return connector.name() + ": " + word(connector) + ", revision " + connector.revision() + ", "
                + tested(connector);
    }

    private static String word(Connector connector) {
        return connector.status().name().toLowerCase(Locale.ROOT);
    }

    private static String tested(Connector connector) {
        TestEvidence test = connector.lastTest();
        if (test == null) {
            return "never tested";
        }
        if (!test.digest().equals(ConnectorDocument.digest(connector.draft()))) {
            return connector.live() == null ? "edited since its last test" : "its draft is untested";
        }
        return (test.passed() ? "test passed" : "test failed")
                + (test.simulated() ? " (simulated)" : "")
                + (test.missing().isEmpty() ? "" : ", not found: " + String.join(", ", test.missing()));
    }

    @Override
    public void whole(Connector connector) {
        print(line(connector), "id " + connector.id() + " in the workspace " + connector.workspace());
        print("created " + stamp(connector.created()), "changed " + stamp(connector.updated()));
        ConnectorDefinition live = connector.live();
        if (live != null && !live.equals(connector.draft())) {
            print("", "What is live:", Shown.text(ConnectorDocument.write(live)));
        }
        print("", "The draft:", Shown.text(ConnectorDocument.write(connector.draft())));
    }

    private static String stamp(Connector.Stamp stamp) {
        return time(stamp.at()) + (stamp.by() == null ? "" : " by " + stamp.by());
    }

    @Override
    public void list(List<Connector> connectors) {
        int width =
                connectors.stream().mapToInt(one -> one.name().length()).max().orElse(0);
        connectors.forEach(one -> print(pad(one.name(), width) + "  " + pad(word(one), 5) + "  revision "
                + one.revision() + ", " + tested(one)));
        print(connectors.size() == 1 ? "1 connector" : connectors.size() + " connectors");
    }

    @Override
    public void dependents(Connector connector, List<Dependent> users, List<BreakingChange> breaking) {
        print(users.isEmpty() ? "Nothing uses " + connector.name() : connector.name() + " is used by");
        users.forEach(user -> print("  " + user));
        if (!breaking.isEmpty()) {
            print("The draft breaks what the live one promises");
            breaking.forEach(change -> print("  " + change));
        }
    }

    @Override
    public void deleted(Connector connector) {
        print("Deleted " + connector.name());
    }

    @Override
    public void versions(List<ConnectorVersion> versions) {
        versions.forEach(version -> print("revision " + version.revision() + "  "
                + pad(version.kind().name().toLowerCase(Locale.ROOT), 5) + "  "
                + version.definition().name() + ", " + stamp(version.stamp())));
        print(versions.size() == 1 ? "1 version" : versions.size() + " versions");
    }

    @Override
    public void differences(List<Difference> differences) {
        differences.forEach(found -> {
            print(found.kind().name().toLowerCase(Locale.ROOT) + " " + found.pointer());
            if (found.kind() != Difference.Kind.ADDED) {
                print("  - " + Shown.value(found.before()));
            }
            if (found.kind() != Difference.Kind.REMOVED) {
                print("  + " + Shown.value(found.after()));
            }
        });
        print(differences.size() == 1 ? "1 difference" : differences.size() + " differences");
    }

    @Override
    public void calls(LoggedCall.Page page) {
        page.calls()
                .forEach(call ->
                        print(time(call.start()) + "  " + call.connector() + (call.test() ? " (test)" : "") + ": "
                                + (call.succeeded() ? "success" : call.message()) + ", " + call.delivery() + ", call "
                                + call.callId()
                                + (call.onBehalfOf() == null ? "" : " for " + call.onBehalfOf())));
        print(page.calls().size() == 1 ? "1 call" : page.calls().size() + " calls");
        if (page.next() != null) {
            print("more: --after " + page.next());
        }
    }

    private static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void invalidRows(List<String> problems) {
        // standard error has them
    }

    @Override
    public void bulk(BulkRun run, List<BulkRow> open) {
        print(run.toString());
        open.forEach(row -> print(line(row)));
    }

    private static String line(BulkRow row) {
        Failure failure = row.outcome() == null ? null : row.outcome().failure();
        return "row " + row.number() + ": " + row.state()
                + (failure == null ? "" : ", " + failure.kind() + ": " + failure.message());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void print(String... lines) {
        for (String line : lines) {
            out.println(line.contains("\n") ? line : Shown.line(line)); // longer texts are shown already
        }
        out.flush();
    }
}
