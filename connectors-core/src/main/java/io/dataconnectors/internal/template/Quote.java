package io.dataconnectors.internal.template;

import java.util.List;
import java.util.function.Function;

/** A text in quotes, as search languages read it: with a backslash (JQL, SOQL, Zendesk) or doubled (OData, SQL). */
final class Quote {
    private Quote() {}

    /**
     * The function of the filter {@code quote}: a backslash goes before the quote and before a backslash; or, where a
     * language has it so, the quote stands twice and a backslash is like any other character.
     */
    static Function<String, Object> function(List<Object> arguments) {
        String quote = arguments.isEmpty() ? "\"" : (String) arguments.get(0);
        if (!quote.equals("\"") && !quote.equals("'")) {
            throw new UnfitValueException("'quote' takes the quote \"'\" or '\"'");
        }
        if (arguments.size() < 2) {
            return text -> quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote;
        }
        if (!arguments.get(1).equals(quote + quote)) {
            throw new UnfitValueException("'quote' takes as its second argument nothing but the quote twice");
        }
        return text -> quote + text.replace(quote, quote + quote) + quote;
    }
}
