package io.dataconnectors.document;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.problem.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Reads connectors from their form. Members that are not known are passed over: a newer release of the same version of the form
 * may have written them. Every member that is known must be there.
 */
final class ConnectorReader {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final ConnectorDefinition UNREAD =
            ConnectorDefinition.builder("").build();
    private static final Connector.Stamp NEVER = new Connector.Stamp(Instant.EPOCH, null);

    private final DocumentProblems problems = new DocumentProblems();

    @Nullable
    private final Object form;

    private ConnectorReader(@Nullable Object form) {
        this.form = form;
    }

    static Connector read(@Nullable Object form) {
        return new ConnectorReader(form).connector();
    }

    private Connector connector() {
        Members in = Node.root(form, problems).members();
        refuseLater(in.required("formVersion"));
        String workspace = in.required("workspace").text().orElse("");
        Connector.Builder connector = Connector.builder(
                        workspace, in.required("id").text().orElse(""))
                .revision(count(in.required("revision")))
                .draftRevision(count(in.required("draftRevision")))
                .created(stamp(in.required("created")))
                .updated(stamp(in.required("updated")))
                .lastTest(nullable(in.required("lastTest"), this::evidence))
                .warnings(in.required("warnings").list(ConnectorReader::violation));
        Node draft = in.required("draft");
        Node live = in.required("live");
        ConnectorDefinition definition = definition(draft);
        boolean same = draft.isPresent() && Objects.equals(draft.value(), live.value());
        connector.draft(definition).live(same ? definition : nullable(live, this::definition));
        return built(connector);
    }

    private void refuseLater(Node node) {
        int version = node.wholeNumber(Integer.toString(ConnectorForm.VERSION)).orElse(ConnectorForm.VERSION);
        if (version > ConnectorForm.VERSION) {
            throw new InvalidDefinitionException(List.of(Violation.of(
                    Code.NEWER_VERSION.word(),
                    node.pointer(),
                    "formVersion " + version + " is newer than this library, which reads " + ConnectorForm.VERSION
                            + "; a newer release of the library reads it")));
        }
        if (version < ConnectorForm.VERSION) {
            node.problem(Code.UNKNOWN_VERSION, "expected " + ConnectorForm.VERSION + ", found " + version);
        }
    }

    private Connector built(Connector.Builder connector) {
        List<Violation> found = problems.with(List.of(), form);
        if (!found.isEmpty()) {
            throw new InvalidDefinitionException(found);
        }
        try {
            return connector.build();
        } catch (IllegalArgumentException e) { // revisions or names that do not fit together
            throw new InvalidDefinitionException(
                    List.of(Violation.of(Code.UNFIT_VALUE.word(), "", String.valueOf(e.getMessage()))));
        }
    }

    private ConnectorDefinition definition(Node node) {
        if (!node.isPresent()) {
            node.members(); // which says that it is missing
            return UNREAD;
        }
        if (Plain.isTooDeep(node.value())) {
            problems.add(node.pointer(), Code.TOO_DEEP, ConnectorDocument.TOO_DEEP);
            return UNREAD;
        }
        try {
            return ConnectorDocument.ofValue(node.value());
        } catch (InvalidDefinitionException e) {
            e.violations().forEach(violation -> problems.add(violation.within(node.pointer())));
            return UNREAD;
        }
    }

    private static Connector.Stamp stamp(Node node) {
        Members in = node.members();
        Instant at = instant(in.required("at"));
        String by = nullable(in.required("by"), name -> name.text().orElse(null));
        return at == null ? NEVER : new Connector.Stamp(at, by);
    }

    @Nullable
    private TestEvidence evidence(Node node) {
        Members in = node.members();
        String digest = in.required("digest").text().orElse("");
        boolean passed = in.required("passed").flag().orElse(false);
        boolean simulated = in.required("simulated").flag().orElse(false);
        Instant at = instant(in.required("at"));
        List<String> missing = in.required("missing").list(name -> name.text().orElse(""));
        return at == null ? null : new TestEvidence(digest, passed, simulated, at, missing);
    }

    static Violation violation(Node node) {
        Members in = node.members();
        String code = in.required("code")
                .parsed(ConnectorReader::code, "a code such as undeclared-name")
                .orElse("unread");
        String pointer = in.required("pointer").text().orElse("");
        TextPosition position = nullable(in.required("position"), ConnectorReader::position);
        List<String> subjects =
                in.required("subjects").list(subject -> subject.text().orElse(""));
        return new Violation(
                code, pointer, position, subjects, in.required("message").text().orElse(""));
    }

    @Nullable
    private static String code(String text) {
        return CODE.matcher(text).matches() ? text : null;
    }

    private static TextPosition position(Node node) {
        Members in = node.members();
        return new TextPosition(place(in.required("line")), place(in.required("column")));
    }

    private static int place(Node node) {
        return (int) Math.min(count(node), Integer.MAX_VALUE);
    }

    private static long count(Node node) {
        BigDecimal number = node.number().orElse(BigDecimal.ONE);
        boolean counts = number.signum() > 0
                && number.compareTo(MOST) <= 0
                && number.stripTrailingZeros().scale() <= 0;
        if (!counts) {
            node.problem(Code.OUT_OF_RANGE, "expected a whole number from 1");
            return 1;
        }
        return number.longValue();
    }

    @Nullable
    private static Instant instant(Node node) {
        return node.parsed(ConnectorReader::instant, "an instant such as 2026-11-23T10:15:30Z")
                .orElse(null);
    }

    @Nullable
    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Nullable
    static <T> T nullable(Node node, Function<Node, T> reader) {
        return node.isPresent() && node.value() == null ? null : reader.apply(node);
    }
}
