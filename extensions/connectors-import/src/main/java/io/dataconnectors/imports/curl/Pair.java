package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.PercentText;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * A parameter of a query or a field of a form, decoded.
 *
 * @param name its name
 * @param value its value; null if it is a name and nothing else
 */
record Pair(String name, @Nullable String value) {
    /** Returns the pairs of {@code a=1&b=2}. */
    static List<Pair> read(String text, ImportReport report) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int sign = pair.indexOf('=');
                String name = PercentText.decode(sign < 0 ? pair : pair.substring(0, sign), true, report);
                pairs.add(new Pair(name, sign < 0 ? null : PercentText.decode(pair.substring(sign + 1), true, report)));
            }
        }
        return pairs;
    }

    String text() {
        return value == null ? "" : value;
    }
}
