package io.dataconnectors.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A fenced block of a Markdown page.
 *
 * @param heading the last heading of the second level before it, or an empty text
 * @param info what stands behind the fence, such as {@code json inputs}
 */
public record Block(String heading, String info, String text) {
    private static final Pattern HEADING_OR_BLOCK = Pattern.compile("(?ms)^## (.+?)$|^```([^\\n]*)\\n(.*?)^```$");

    /** Returns the blocks of a page, in order. */
    public static List<Block> of(String page) {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        for (MatchResult found : HEADING_OR_BLOCK.matcher(page).results().toList()) {
            if (found.group(1) != null) {
                heading = found.group(1);
            } else {
                blocks.add(new Block(heading, found.group(2), found.group(3).stripTrailing()));
            }
        }
        return blocks;
    }
}
