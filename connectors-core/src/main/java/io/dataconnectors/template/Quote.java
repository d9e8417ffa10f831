package io.dataconnectors.template;

import java.util.List;
import java.util.function.Function;

/** A text in quotes, as search languages read it (JQL, SOQL, Zendesk search). */
final class Quote {
    private Quote() {}

    /** The function of the filter {@code quote}: a backslash goes before the quote and before a backslash. */
    static Function<String, Object> function(List<Object> arguments) {
        String quote = arguments.isEmpty() ? "\"" : (String) arguments.get(0);
        if (!quote.equals("\"") && !quote.equals("'")) {
            throw new Unfit("'quote' takes the quote \"'\" or '\"'");
        }
        return text -> quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
    }
}
