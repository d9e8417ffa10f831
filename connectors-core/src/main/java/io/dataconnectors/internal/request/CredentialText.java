package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.internal.template.TextTemplate;
import java.util.List;
import javax.annotation.Nullable;

/** A text that a credential is made of. */
final class CredentialText {
    private static final String WHERE = "credential";

    private final TextTemplate template;

    private CredentialText(TextTemplate template) {
        this.template = template;
    }

    /** Parses the text that stands in a place; returns null if it is broken. */
    @Nullable
    static CredentialText parse(String text, Compilation in) {
        TextTemplate template = in.parse(text, TextTemplate::parse);
        return template == null ? null : new CredentialText(template);
    }

    TextTemplate template() {
        return template;
    }

    /** The text in one call; empty if it cannot be rendered, which is noted. */
    String in(CallValues call) {
        String text = call.part(WHERE, template::render);
        return text == null ? "" : text;
    }

    /** The text in one call, which must not be empty. */
    String required(CallValues call) {
        String text = in(call);
        if (text.isBlank()) {
            refuse(call, Code.EMPTY_TEXT, "it is empty");
        }
        return text;
    }

    static void refuse(CallValues call, Code code, String message) {
        call.refuse(WHERE, Problem.of(code, message));
    }

    /** A header field with a credential in it. */
    static List<Header> field(String name, String scheme, String value, CallValues call) {
        Problem problem = HeaderRules.valueProblem(value);
        if (problem != null) {
            call.refuse(WHERE, problem);
        }
        // blanks at the ends of a field are no part of it (RFC 9110, section 5.5)
        return List.of(new Header(name, scheme + value.strip()));
    }
}
