package io.dataconnectors.imports.internal;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.UrlRules;
import io.dataconnectors.internal.text.KnownKeys;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** The end of every import: a draft that breaks no rule and holds no secret. What it breaks is told of the imported text. */
public final class CheckedDraft {
    /** That a secret stands in the draft: in a pasted text it can only be where no template is made. */
    private static final String SECRET =
            "A secret stands where none may stand, such as the host or a name; take it out first";

    private final DraftDeclarations found;
    private final ImportReport report;

    private CheckedDraft(DraftDeclarations found, ImportReport report) {
        this.found = found;
        this.report = report;
    }

    /**
     * Returns a draft with all that was declared for it.
     *
     * @throws io.dataconnectors.imports.ImportException with every reason why it can be none
     */
    public static ImportedDraft of(ConnectorDefinition.Builder draft, DraftDeclarations found, ImportReport report) {
        report.throwIfRefused();
        found.declare(draft);
        ConnectorDefinition definition = draft.build();
        new CheckedDraft(found, report).check(definition);
        return new ImportedDraft(definition, found.secrets(), report.notes());
    }

    private void check(ConnectorDefinition definition) {
        ConnectorDocument.validate(definition).forEach(violation -> report.refuse(reason(violation)));
        report.throwIfRefused();
        if (anySecretIn(ConnectorDocument.toValue(definition))) {
            report.refuse(SECRET);
        }
        report.throwIfRefused();
    }

    private boolean anySecretIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .anyMatch(member -> anySecretIn(member.getKey()) || anySecretIn(member.getValue()));
        }
        return value instanceof List<?> elements
                ? elements.stream().anyMatch(this::anySecretIn)
                : value instanceof String text && (isSecretIn(text) || isSecretInEncoded(text));
    }

    private boolean isSecretInEncoded(String text) {
        return text.indexOf('%') >= 0 && isSecretIn(PercentText.readable(text));
    }

    /** What has the form of a key may stand where no template is made, such as in a name. */
    private boolean isSecretIn(String text) {
        return found.anyIn(text) || !KnownKeys.in(text).isEmpty();
    }

    /** Says of a part of the text what was said of a place in the document. */
    private static String reason(Violation violation) {
        String pointer = violation.pointer();
        String message = violation.message();
        if (violation.code().equals(Code.PLAIN_CREDENTIAL.word())) {
            return SECRET;
        }
        if (pointer.startsWith("/request/body")) {
            return "The body: " + message;
        }
        String unplaced = unplaced(violation);
        if (pointer.equals("/request/url")) {
            boolean host = violation.code().equals(Code.MALFORMED_HOST.word());
            // what stands where a host should be may be a secret
            return "The URL: " + (host ? "its host is none: one is " + UrlRules.HOST : unplaced);
        }
        if (pointer.startsWith("/request/headers")) {
            return "A header: " + unplaced;
        }
        return pointer.startsWith("/request/query") ? "The query of the URL: " + unplaced : violation.toString();
    }

    /** The message without the place in the template, which its author has not written. */
    private static String unplaced(Violation violation) {
        TextPosition position = violation.position();
        String place = position == null ? "" : "Line " + position.line() + ", column " + position.column() + ": ";
        String message = violation.message();
        return message.startsWith(place) ? message.substring(place.length()) : message;
    }
}
