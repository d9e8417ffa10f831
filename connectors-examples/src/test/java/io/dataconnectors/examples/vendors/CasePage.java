package io.dataconnectors.examples.vendors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * The page of an operation: a heading for each case, and under it blocks of inputs, of requests and answers, and of what
 * came of the call.
 *
 * @param description the file of the vendor's OpenAPI description, or null if it has none of this operation
 */
record CasePage(@Nullable String description, List<VendorCase> cases) {
    private static final Pattern CASE = Pattern.compile("(?ms)^## (.+?)$(.*?)(?=^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:json|http) ([a-z]+)\\R(.*?)^```$");
    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^Described in `([a-z0-9_]+\\.json)`");

    static CasePage parse(VendorOperation operation, String text) {
        Matcher description = DESCRIPTION.matcher(text);
        List<VendorCase> cases = new ArrayList<>();
        CASE.matcher(text)
                .results()
                .forEach(part -> cases.add(VendorCase.of(operation, part.group(1), blocks(part.group(2)))));
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("The page of " + operation + " shows no case");
        }
        return new CasePage(description.find() ? description.group(1) : null, cases);
    }

    private static List<Block> blocks(String part) {
        return BLOCK.matcher(part).results().map(CasePage::block).toList();
    }

    private static Block block(MatchResult found) {
        return new Block(found.group(1), found.group(2).stripTrailing());
    }

    /** A fenced block, such as {@code json inputs}. */
    record Block(String kind, String text) {}
}
