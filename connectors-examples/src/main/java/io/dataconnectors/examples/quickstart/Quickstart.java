package io.dataconnectors.examples.quickstart;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Dependent;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Execution;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Output;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.TestReport;
import io.dataconnectors.UntestedException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.shop.ExampleDocuments;
import io.dataconnectors.examples.shop.StubShop;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.store.FileConnectorStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The life of a connector in a host: written, previewed, tested, set live, executed, changed, set to draft. It calls a stub
 * API on this machine, so that it needs no network and no account.
 */
public final class Quickstart {
    private final StubShop shop;
    private final ConnectorRegistry connectors;
    private final List<Dependent> workflows;
    private final Steps steps;

    private Quickstart(StubShop shop, ConnectorRegistry connectors, List<Dependent> workflows, Steps steps) {
        this.shop = shop;
        this.connectors = connectors;
        this.workflows = workflows;
        this.steps = steps;
    }

    /** Runs the quickstart, with connectors in the folder that is given, or else in one that is deleted at the end. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            run(Path.of(arguments[0]), System.out);
            System.out.println("The connectors are kept in " + arguments[0]);
            return;
        }
        Path folder = Files.createTempDirectory("connectors");
        try {
            run(folder, System.out);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static void run(Path folder, PrintStream out) {
        List<Dependent> workflows = new ArrayList<>(); // a host would ask its database
        try (StubShop shop = StubShop.start();
                HttpConnectorExecutor executor = executor(shop)) {
            ConnectorRegistry connectors = ConnectorRegistry.builder()
                    .store(new FileConnectorStore(folder))
                    .executor(executor)
                    .dependencies("workflows", connector -> List.copyOf(workflows))
                    .build()
                    .in("acme")
                    .by("ada");
            new Quickstart(shop, connectors, workflows, new Steps(out)).live();
            out.println();
            out.println("Done.");
        }
    }

    /** Public HTTPS is all that connectors reach by default; the stub on this machine has to be let in by name. */
    private static HttpConnectorExecutor executor(StubShop shop) {
        return HttpConnectorExecutor.builder()
                .secrets(query -> query.name().equals("shop_token") ? Secret.of("tok-1f7c") : null)
                .egress(EgressPolicy.publicHttps()
                        .openRange("127.0.0.1/32")
                        .allowPort(shop.api().port()))
                .sslContext(shop.api().sslContext())
                .build();
    }

    private void live() {
        Connector connector = create();
        preview(connector);
        goLive(connector);
        execute();
        Connector edited = edit(connector);
        goLiveAgain(edited);
        createFromDocument();
        pullAway(edited);
    }

    private Connector create() {
        steps.step("Create a connector: a draft, until it has passed a test");
        Connector draft = connectors.create(ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order by its number")
                .get(shop.api().url() + "/orders/{{order_id}}")
                .auth(Auth.bearer("{{secret.shop_token}}"))
                .input(Input.string("order_id").required())
                .output("status", "$.status")
                .error(ErrorMapping.NONE.message("$.error.message"))
                .build());
        steps.came(draft);
        return draft;
    }

    private void preview(Connector connector) {
        steps.step("Preview its request: secrets are masked, nothing is sent");
        RequestPreview preview = connectors.preview(connector.id(), Invocation.of("order_id", "1042"));
        steps.came(preview.toCurl());
    }

    private void goLive(Connector connector) {
        steps.step("Set it live: refused, for it was never tested");
        try {
            connectors.setLive(connector.id(), connector.revision());
        } catch (UntestedException e) {
            steps.came(e.getMessage());
        }
        steps.step("Test it: a real call, through the code that live calls run");
        TestReport report = connectors.test(connector.id(), Invocation.of("order_id", "1042"));
        steps.came(report.execution());
        steps.came(report.execution().outputs());
        steps.step("Set it live");
        steps.came(connectors.setLive(connector.id(), report.revision()));
    }

    private void execute() {
        steps.step("Execute it, as a workflow or an AI agent would");
        Execution done = connectors.execute("retrieve_order", Invocation.of("order_id", "1042"));
        steps.came("status = " + done.output("status"));

        steps.step("A call that fails is an outcome, which says whether it may have taken effect");
        Execution failed = connectors.execute("retrieve_order", Invocation.of("order_id", "9"));
        steps.came(failed);
        steps.came(failed.failure());
    }

    private Connector edit(Connector connector) {
        steps.step("Edit the draft: what is live goes on unchanged");
        Connector current = connectors.get(connector.id());
        ConnectorDefinition changed = current.draft().toBuilder()
                .output(Output.at("delivery_day", "$.delivery.day"))
                .build();
        Connector edited = connectors.edit(current.id(), current.revision(), changed);
        steps.came(edited);
        steps.came("live: "
                + connectors
                        .execute("retrieve_order", Invocation.of("order_id", "1042"))
                        .outputs());
        return edited;
    }

    private void goLiveAgain(Connector edited) {
        steps.step("Test the draft and set it live: now callers see the new output");
        steps.came(
                connectors.test(edited.id(), Invocation.of("order_id", "1042")).execution());
        steps.came(connectors.setLive(edited.id(), edited.revision()));
        steps.came("live: "
                + connectors
                        .execute("retrieve_order", Invocation.of("order_id", "1042"))
                        .outputs());
    }

    private void createFromDocument() {
        steps.step("Create another from a document, and list them all");
        String document = ExampleDocuments.read("list-orders.json", shop.api().port());
        connectors.create(ConnectorDocument.read(document));
        connectors.search(ConnectorQuery.all()).connectors().forEach(steps::came);
    }

    private void pullAway(Connector connector) {
        steps.step("Set it to draft while a workflow uses it: refused, with the name of what uses it");
        workflows.add(new Dependent("workflow", "wf-12", "Where is my order?"));
        try {
            connectors.setDraft(connector.id());
        } catch (ConnectorInUseException e) {
            steps.came(e.getMessage());
        }
        steps.step("Nothing uses it any more: set it to draft, and delete it");
        workflows.clear();
        steps.came(connectors.setDraft(connector.id()));
        connectors.delete(connector.id());
        steps.came("left: " + connectors.search(ConnectorQuery.all()).connectors());
    }
}
