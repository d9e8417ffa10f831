package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.TextProblems;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/** The position of a text: how the author's part of it and the values in it are written, and what a missing value does. */
final class Position {
    static final Position TEXT = new Position("in text", UnaryOperator.identity(), Encoding.NONE, Missing.EMPTY);
    static final Position JSON_ROW =
            new Position("in a row of JSON values", UnaryOperator.identity(), Encoding.NONE, Missing.NULL);
    static final Position MARKUP = new Position("in XML or HTML", UnaryOperator.identity(), Markup.XML, Missing.EMPTY);
    static final Position JSON_STRING =
            new Position("in a JSON string", PlainValue.IN_QUOTES::of, PlainValue.IN_QUOTES, Missing.EMPTY);
    static final Position HEADER =
            new Position("in a header", UnaryOperator.identity(), HeaderTemplate.VALUE, Missing.DROP);
    static final Position PARAMETER =
            new Position("beside other text in a parameter", Percent.VALUE::of, Percent.VALUE, Missing.DROP);
    static final Position URL_PARAMETER =
            new Position("beside other text in a parameter", Percent.LITERAL::of, Percent.VALUE, Missing.DROP);
    static final Position PART = new Position("in a part", UnaryOperator.identity(), Encoding.NONE, Missing.DROP);
    static final Position DISPOSITION = new Position(
            "in the name of a part or a file",
            DispositionTemplate.QUOTED::of,
            DispositionTemplate.QUOTED,
            Missing.DROP);
    static final Position SEGMENT =
            new Position("in the path of a URL", Percent.LITERAL::of, Percent.VALUE, Missing.REFUSE);

    /** What becomes of the text when a value in it is absent or null. */
    enum Missing {
        EMPTY,
        NULL,
        DROP,
        REFUSE
    }

    private final String words;
    private final UnaryOperator<String> literal;
    private final Encoding value;
    private final Missing missing;

    private Position(String words, UnaryOperator<String> literal, Encoding value, Missing missing) {
        this.words = words;
        this.literal = literal;
        this.value = value;
        this.missing = missing;
    }

    /** The author's text as it is sent. */
    String literal(String text) {
        return literal.apply(text);
    }

    /** The author's text as the other side reads it: in a URL it is written encoded, in markup with references. */
    String read(String text) {
        if (this == URL_PARAMETER || this == SEGMENT) {
            return Percent.decode(text);
        }
        return this == MARKUP ? Markup.read(text) : text;
    }

    /**
     * Writes a value.
     *
     * @return false when the whole text is to be dropped
     * @throws UnfitValueException if it cannot stand here
     */
    boolean write(TextOutput out, @Nullable Object found) {
        if (found == SpecialForm.MASKED) {
            out.append(SpecialForm.MASK);
            return true;
        }
        if (found == null || found == SpecialForm.ABSENT) {
            return missing(out);
        }
        value.write(out, Values.text(found));
        return true;
    }

    /** Whether a value is written as nothing at all. */
    boolean isEmpty(@Nullable Object value) {
        return "".equals(value) || (SpecialForm.isNothing(value) && missing == Missing.EMPTY);
    }

    private boolean missing(TextOutput out) {
        if (missing == Missing.REFUSE) {
            throw new UnfitValueException("there is no value, and " + words + " one must be");
        }
        if (missing == Missing.NULL) {
            out.append("null");
        }
        return missing != Missing.DROP;
    }

    /** Records a problem where a value can never stand here. */
    void check(Token.Value tag, TextProblems problems) {
        Expression expression = tag.expression();
        if (expression.shape().isContainer()) {
            problems.add(
                    tag,
                    Code.NOT_A_SINGLE_VALUE,
                    "'" + expression.text() + "' is " + expression.shape().kind().words + "; " + words
                            + " a single value is wanted: open a section over it, or use a filter such as join or json");
        }
    }

    /** How a text is written where it stands: most characters of ASCII as they are, and every other in a way of its own. */
    static final class Encoding {
        /** Every character as it is. */
        static final Encoding NONE = new Encoding(c -> true, TextOutput::appendCharacter);

        private static final int ASCII = 128;

        /** Writes a character that is not written as it is. */
        interface Special {
            /**
             * Writes the character at an index; returns of how many chars it is.
             *
             * @throws UnfitValueException if it cannot stand there
             */
            int write(TextOutput out, String text, int at);
        }

        private final boolean[] plain = new boolean[ASCII];
        private final Special special;

        /**
         * An encoding.
         *
         * @param plain whether a character of ASCII is written as it is
         */
        Encoding(IntPredicate plain, Special special) {
            for (int c = 0; c < ASCII; c++) {
                this.plain[c] = plain.test(c);
            }
            this.special = special;
        }

        /**
         * Writes a text.
         *
         * @throws UnfitValueException if a character of it cannot stand there
         */
        void write(TextOutput out, String text) {
            int at = out.appendPlain(plain, text, 0);
            while (at < text.length()) {
                at += special.write(out, text, at);
                at = out.appendPlain(plain, text, at);
            }
        }

        /** The encoded form of a text that an author wrote. */
        String of(String text) {
            TextOutput out = TextOutput.ofLiteral();
            write(out, text);
            return out.text();
        }

        /** The encoded form of a text that a filter makes. */
        String ofValue(String text) {
            TextOutput out = TextOutput.ofText();
            write(out, text);
            return out.text();
        }
    }

    /** Checks of UTF-16 before text becomes UTF-8. */
    static final class Unicode {
        /** Says that a value is not Unicode text. */
        static final String BROKEN = "half of a surrogate pair stands alone in it, which is no character";

        private Unicode() {}

        /** Where half of a surrogate pair stands without the other half; -1 where none does. */
        static int loneSurrogate(CharSequence text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (!isPair(text, i)) {
                        return i;
                    }
                    i++;
                }
            }
            return -1;
        }

        /** Whether a pair of surrogates, in their order, begins there. */
        static boolean isPair(CharSequence text, int at) {
            return Character.isHighSurrogate(text.charAt(at))
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
        }

        /** How many bytes UTF-8 takes for text without lone surrogates. */
        static long utf8Length(CharSequence text) {
            long bytes = text.length();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    // a surrogate pair is two chars and four bytes: one more for each half
                    bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
                }
            }
            return bytes;
        }
    }
}
