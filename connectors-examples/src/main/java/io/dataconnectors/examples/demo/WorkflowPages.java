package io.dataconnectors.examples.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dataconnectors.Dependent;
import io.dataconnectors.console.jdk.ConsoleHandler;
import io.dataconnectors.console.spi.ConsoleAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pages to which the console's links to workflows lead, behind the same login. On each, what a workflow uses can be taken out
 * of it and put back: so one sees how a connector in use is set to draft.
 */
final class WorkflowPages implements HttpHandler {
    static final String PATH = "/workflows/";

    private static final String STYLE = PATH + "workflows.css";
    private static final List<String> OFFERED = List.of("refund_order", "retrieve_order");
    private static final int LONGEST_FORM = 1_000;

    private final ConsoleAccess access;
    private final DemoWorkflows workflows;

    WorkflowPages(ConsoleAccess access, DemoWorkflows workflows) {
        this.access = access;
        this.workflows = workflows;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Optional<Dependent> workflow = DemoWorkflows.find(path.substring(PATH.length()));
            if (path.equals(STYLE)) {
                send(exchange, 200, "text/css", style());
            } else if (!(access.admit(ConsoleHandler.request(exchange)) instanceof ConsoleAccess.Visitor)) {
                send(exchange, 403, "text/plain", "Open the address that the program has printed.");
            } else if (workflow.isEmpty()) {
                send(exchange, 404, "text/plain", "There is no such workflow.");
            } else if (exchange.getRequestMethod().equals("POST")) {
                change(exchange, workflow.get());
            } else {
                send(exchange, 200, "text/html", page(workflow.get(), ""));
            }
        }
    }

    /** A form of another site has another origin, and no login: the cookie is strict. */
    private void change(HttpExchange exchange, Dependent workflow) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!("http://" + host).equals(exchange.getRequestHeaders().getFirst("Origin"))) {
            send(exchange, 403, "text/plain", "This form comes from another site.");
            return;
        }
        String form = new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
        String[] field = URLDecoder.decode(form, StandardCharsets.UTF_8).split("=", 2);
        String connector = field.length == 2 && OFFERED.contains(field[1]) ? field[1] : "";
        boolean done = true;
        if (field[0].equals("detach")) {
            workflows.detach(workflow.id(), connector);
        } else {
            done = workflows.attach(workflow.id(), connector);
        }
        send(exchange, 200, "text/html", page(workflow, done ? "" : connector + " is not live: set it live first."));
    }

    private String page(Dependent workflow, String problem) {
        List<String> used = workflows.connectorsOf(workflow.id());
        return PAGE.replace("STYLE", STYLE)
                .replace("NAME", workflow.name())
                .replace("PROBLEM", problem)
                .replace(
                        "STEPS",
                        OFFERED.stream()
                                .map(connector -> step(connector, used.contains(connector)))
                                .collect(Collectors.joining()));
    }

    private static String step(String connector, boolean used) {
        return STEP.replace("CONNECTOR", connector)
                .replace("STATE", used ? "is a step of it" : "is not a step of it")
                .replace("ACT", used ? "detach" : "attach")
                .replace("BUTTON", used ? "Take it out" : "Add it");
    }

    private static String style() throws IOException {
        try (InputStream style = WorkflowPages.class.getResourceAsStream("workflows.css")) {
            return new String(Objects.requireNonNull(style, "style").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static final String STEP = """
            <li><form method="post"><b>CONNECTOR</b> <span>STATE</span>
            <button name="ACT" value="CONNECTOR">BUTTON</button></form></li>
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>NAME</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="STYLE">
            </head>
            <body>
            <main>
            <p><a href="/">Data connectors</a></p>
            <h1>NAME</h1>
            <p>A workflow of the demo host. Your own application shows its own page here.</p>
            <p role="alert">PROBLEM</p>
            <ul>
            STEPS</ul>
            </main>
            </body>
            </html>
            """;
}
