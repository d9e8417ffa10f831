package io.dataconnectors.jsonpath;

import com.google.re2j.Pattern;
import javax.annotation.Nullable;

/**
 * A compiled pattern. RE2/J tries all alternatives at once, so that a test takes time in proportion to the length of the
 * text and the size of the pattern, whatever the two are; that product is paid for from the budget.
 */
final class TextPattern {
    /** How many parts a pattern may have once counted repetitions are written out; RE2 itself goes no further. */
    private static final int MAX_SIZE = 1_000;

    /** How long a pattern may be once categories are written out: RE2/J compiles in the square of this. */
    private static final int MAX_LENGTH = 16_384;

    private static final String TOO_LARGE =
            "The pattern is too large; it needs fewer repetitions such as {1,500} or fewer categories such as \\p{L}";

    private final String source;

    /** {@code null} if the source is not an I-Regexp: such a pattern matches nothing (section 2.4.6). */
    @Nullable
    private final Pattern pattern;

    private final int size;

    private TextPattern(String source, @Nullable Pattern pattern, int size) {
        this.source = source;
        this.pattern = pattern;
        this.size = size;
    }

    /** A pattern of the query. */
    static TextPattern constant(String source) {
        IRegexp regexp = IRegexp.parse(source);
        if (tooLarge(regexp)) {
            throw new JsonPathException(TOO_LARGE, 1);
        }
        return compiled(source, regexp);
    }

    /** A pattern of the document: whatever it is, it is no fault of the query. */
    static TextPattern fromDocument(String source, Run run) {
        if (source.length() > JsonPath.MAX_LENGTH) {
            throw new JsonPathBudgetException(TOO_LARGE);
        }
        run.visit(source.length());
        IRegexp regexp;
        try {
            regexp = IRegexp.parse(source);
        } catch (JsonPathException e) {
            return new TextPattern(source, null, 0);
        }
        if (tooLarge(regexp)) {
            throw new JsonPathBudgetException(TOO_LARGE);
        }
        run.visit(costOfCompiling(regexp));
        return compiled(source, regexp);
    }

    private static boolean tooLarge(IRegexp regexp) {
        return regexp.size() > MAX_SIZE || regexp.re2().length() > MAX_LENGTH;
    }

    /** In nodes that could be looked at in the time, as measured. */
    private static long costOfCompiling(IRegexp regexp) {
        long length = regexp.re2().length();
        return 100 + 4L * regexp.size() + length * length / 512;
    }

    private static TextPattern compiled(String source, IRegexp regexp) {
        return new TextPattern(source, Pattern.compile(regexp.re2()), regexp.size());
    }

    String source() {
        return source;
    }

    boolean test(String text, boolean whole, Run run) {
        if (pattern == null) {
            return false;
        }
        run.visit((long) text.length() * size / 16);
        return whole ? pattern.matches(text) : pattern.matcher(text).find();
    }
}
