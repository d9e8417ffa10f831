package io.dataconnectors.document;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.BreakingChangeException;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Delivery;
import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.Difference;
import io.dataconnectors.Execution;
import io.dataconnectors.ExecutionFailedException;
import io.dataconnectors.Failure;
import io.dataconnectors.Failure.FieldError;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.Method;
import io.dataconnectors.NameTakenException;
import io.dataconnectors.OutputMismatchException;
import io.dataconnectors.Page;
import io.dataconnectors.Place;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.Status;
import io.dataconnectors.StorageException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import io.dataconnectors.UntestedException;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.WriteNotConfirmedException;
import io.dataconnectors.WrongStatusException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A value for each form, those that the page on forms shows. */
final class FormExamples {
    static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    static final ConnectorDefinition DEFINITION = ConnectorDefinition.builder("retrieve_order")
            .description("Fetches an order")
            .setting("shop", 9007199254740993L)
            .setting("factor", new BigDecimal("1.10"))
            .input(Input.string("order_id").required())
            .get("https://shop.example.com/{{setting.shop}}/orders/{{order_id}}")
            .header("Authorization", "Bearer {{secret.shop_token}}")
            .output("status", "$.status")
            .build();

    static final TestEvidence EVIDENCE =
            new TestEvidence(ConnectorDocument.digest(DEFINITION), true, false, NOW, List.of("due"));

    static final Violation WARNING = new Violation(
            "undeclared-name",
            "/request/url",
            new TextPosition(1, 28),
            List.of("setting.shop"),
            "The shop is a number; write it as a text");

    static final Connector CONNECTOR = Connector.builder("acme", "c-1")
            .revision(3)
            .draftRevision(1)
            .draft(DEFINITION)
            .live(DEFINITION)
            .lastTest(EVIDENCE)
            .warnings(List.of(WARNING))
            .created(new Connector.Stamp(NOW, "ada"))
            .updated(new Connector.Stamp(NOW.plusSeconds(60), null))
            .build();

    static final Answer ANSWER = Answer.json(200, "{\"status\": \"open\"}");

    static final Execution EXECUTION = Execution.builder("9f0c7d1e")
            .outputs(Map.of("status", "open"))
            .answer(ANSWER)
            .attempts(1)
            .duration(Duration.ofMillis(87))
            .build();

    static final Failure FAILURE = Failure.of(FailureKind.HTTP_STATUS, "The API answered 422")
            .saying(
                    "No such order",
                    "E-17",
                    List.of(new FieldError("order_id", "is unknown")),
                    Map.of("request_id", "r-9"));

    static final RequestPreview PREVIEW = new RequestPreview(
            Method.GET,
            "https://shop.example.com/9007199254740993/orders/1042",
            List.of(new Header("Authorization", "Bearer ***")),
            null);

    static final MissingOutput MISSING = new MissingOutput("due", Place.path("$.deu"), List.of("due"));

    static final LifeEvent EVENT =
            new LifeEvent(LifeEvent.Kind.RENAMED, "acme", "c-1", "retrieve_order", "get_order", 3, NOW, "ada");

    static final ConnectorVersion VERSION = new ConnectorVersion(
            "acme", "c-1", 3, ConnectorVersion.Kind.LIVE, EVIDENCE.digest(), CONNECTOR.created(), DEFINITION);

    static final Difference DIFFERENCE =
            new Difference(Difference.Kind.CHANGED, "/description", "Fetches an order", "Fetches one order");

    static final LoggedCall LOGGED = new LoggedCall(
            "acme",
            "retrieve_order",
            EVIDENCE.digest(),
            false,
            "9f0c7d1e",
            "workflow",
            "customer-7",
            NOW,
            Duration.ofMillis(87),
            1,
            Delivery.ANSWERED,
            422,
            FailureKind.HTTP_STATUS,
            "The API answered 422",
            null,
            null);

    static final Dependent DEPENDENT = new Dependent("workflow", "w-7", "Refunds");

    static final BreakingChange CHANGE = new BreakingChange(BreakingChange.Kind.OUTPUT_REMOVED, "status");

    private FormExamples() {}

    /** Returns values of every form, with the name that the schema gives it. */
    static List<Map.Entry<String, Object>> all() {
        List<Map.Entry<String, Object>> all = new ArrayList<>(values());
        exceptions().forEach(exception -> all.add(Map.entry("problem", exception)));
        return all;
    }

    private static List<Map.Entry<String, Object>> values() {
        return List.of(
                Map.entry("document", DEFINITION),
                Map.entry("connector", CONNECTOR),
                Map.entry(
                        "connector",
                        CONNECTOR.toBuilder().live(null).lastTest(null).build()),
                Map.entry("stamp", CONNECTOR.created()),
                Map.entry("testEvidence", EVIDENCE),
                Map.entry("violation", WARNING),
                Map.entry("violation", Violation.of("malformed-name", "/inputs/0/name", "expected a name")),
                Map.entry("position", new TextPosition(1, 28)),
                Map.entry("page", new Page(List.of(CONNECTOR), "retrieve_order")),
                Map.entry("page", new Page(List.of(), "retrieve_order")),
                Map.entry("dependent", DEPENDENT),
                Map.entry("dependents", new Dependents(List.of(DEPENDENT), List.of("reports"))),
                Map.entry("breakingChange", CHANGE),
                Map.entry("lifeEvent", EVENT),
                Map.entry("connectorVersion", VERSION),
                Map.entry("difference", DIFFERENCE),
                Map.entry("testReport", new TestReport(PREVIEW, EXECUTION, EVIDENCE, 2, List.of(MISSING), false)),
                Map.entry("testReport", new TestReport(null, refused(), EVIDENCE, 2, List.of(), true)),
                Map.entry("missingOutput", MISSING),
                Map.entry("requestPreview", PREVIEW),
                Map.entry("requestPreview", multipart()),
                Map.entry("requestPart", multipart().parts().get(0)),
                Map.entry("header", new Header("ETag", "\"3\"")),
                Map.entry("execution", EXECUTION),
                Map.entry("execution", refused()),
                Map.entry("failure", FAILURE),
                Map.entry("fieldError", FAILURE.fields().get(0)),
                Map.entry("loggedCall", LOGGED),
                Map.entry("logPage", new LoggedCall.Page(List.of(LOGGED), null)),
                Map.entry("logPage", new LoggedCall.Page(List.of(), "2026-11-23T10:15:30Z/41")),
                Map.entry("answer", ANSWER),
                Map.entry("answer", Answer.of(204, List.of(), new byte[0])),
                Map.entry("answer", Answer.of(200, List.of(), new byte[] {1, 0, (byte) 0xFF})));
    }

    /** Returns an exception of each kind. */
    static List<ConnectorException> exceptions() {
        List<Violation> violations = List.of(
                Violation.of("malformed-name", "/name", "expected a name"),
                Violation.of("member-missing", "/url", "missing"));
        return List.of(
                new InvalidDefinitionException(violations),
                new InvalidInputException(violations.subList(0, 1)),
                mismatch(),
                new StorageException("The file /var/lib/connectors/acme/c-1.json could not be read"),
                new ConnectorNotFoundException("acme", "get_order"),
                new NameTakenException("get_order"),
                new QuotaExceededException(1_000, "secrets in a workspace"),
                new StaleConnectorException("c-1", 2, 3),
                new WrongStatusException("get_order", Status.LIVE, "set it to draft first"),
                new UntestedException("get_order", UntestedException.Reason.EDITED_SINCE),
                new WriteNotConfirmedException("refund_order", 3, Method.POST),
                new BreakingChangeException("get_order", List.of(CHANGE), List.of(DEPENDENT), List.of("reports")),
                new ConnectorInUseException("get_order", List.of(DEPENDENT), List.of()),
                failed());
    }

    private static ConnectorException mismatch() {
        try {
            EXECUTION.outputsAs(Numbered.class);
            throw new AssertionError("a text is no number");
        } catch (OutputMismatchException e) {
            return e;
        }
    }

    private static ConnectorException failed() {
        try {
            refused().orThrow();
            throw new AssertionError("the call failed");
        } catch (ExecutionFailedException e) {
            return e;
        }
    }

    record Numbered(int status) {}

    static Execution refused() {
        return Execution.builder("9f0c7d1e")
                .failure(Failure.invalidInput(List.of(Violation.of("value-missing", "/order_id", "is required"))))
                .delivery(Delivery.NOT_SENT)
                .build();
    }

    private static RequestPreview multipart() {
        return new RequestPreview(
                Method.POST,
                "https://shop.example.com/files",
                List.of(new Header("Content-Type", "multipart/form-data; boundary=b")),
                "--b\n…\n--b--",
                List.of(
                        new RequestPreview.Part("note", "hello", null, null),
                        new RequestPreview.Part("file", null, "a.pdf", "application/pdf")));
    }
}
