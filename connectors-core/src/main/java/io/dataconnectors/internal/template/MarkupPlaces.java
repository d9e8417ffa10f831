package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Source.TextProblems;
import io.dataconnectors.internal.text.SecretNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees to it that values in XML and HTML stand where escaping protects them: in text and in quoted attribute values, not
 * in a tag, a comment or CDATA. What stands between two tags, or in quotes, is a text of its own.
 */
final class MarkupPlaces {
    private enum Place {
        TEXT(""),
        TAG(">"),
        DOUBLE_QUOTED("\""),
        SINGLE_QUOTED("'"),
        COMMENT("-->"),
        CDATA("]]>"),
        INSTRUCTION("?>"),
        DECLARATION(">");

        final String end;

        Place(String end) {
            this.end = end;
        }

        boolean takesValues() {
            return this == TEXT || this == DOUBLE_QUOTED || this == SINGLE_QUOTED;
        }
    }

    private final TextProblems problems;
    private final Deque<Place> sections = new ArrayDeque<>();
    private final List<Token> between = new ArrayList<>();
    private Place place = Place.TEXT;

    private MarkupPlaces(TextProblems problems) {
        this.problems = problems;
    }

    /** Records every tag that stands where it must not. */
    static void check(List<Token> tokens, TextProblems problems) {
        MarkupPlaces places = new MarkupPlaces(problems);
        tokens.forEach(places::check);
        places.endText();
    }

    private void check(Token token) {
        if (token instanceof Token.Text text) {
            read(text);
            return;
        }
        between.add(token);
        if (token instanceof Token.Open) {
            sections.push(place);
        } else if (token instanceof Token.Close && sections.pop() != place) {
            problems.add(
                    token,
                    Code.PLACE_IN_MARKUP,
                    "A section in markup ends in the place it begins in: in text, in a tag, in quotes");
        } else if (token instanceof Token.Value tag
                && !place.takesValues()
                && !tag.expression().isConstant()) {
            problems.add(
                    token,
                    Code.PLACE_IN_MARKUP,
                    "In markup a value stands in text or in a quoted attribute value, not here");
        }
    }

    private void read(Token.Text token) {
        String text = token.text();
        int at = 0;
        while (at < text.length()) {
            Place before = place;
            int from = at;
            at = switch (place) {
                case TEXT -> inText(text, at);
                case TAG -> inTag(text, at);
                case DOUBLE_QUOTED, SINGLE_QUOTED -> upToEnd(text, at, Place.TAG);
                default -> upToEnd(text, at, Place.TEXT);
            };
            if (before.takesValues()) {
                int end = place == before ? at : text.indexOf(before == Place.TEXT ? "<" : before.end, from);
                between.add(new Token.Text(token.offset() + from, text.substring(from, end)));
            }
            if (place != before) {
                endText();
            }
        }
    }

    private void endText() {
        ForeignText.check(between, Position.MARKUP, problems);
        between.clear();
    }

    private int inText(String text, int from) {
        int at = text.indexOf('<', from);
        if (at < 0) {
            return text.length();
        }
        if (text.startsWith("<!--", at)) {
            place = Place.COMMENT;
            return at + 4;
        }
        if (text.startsWith("<![CDATA[", at)) {
            place = Place.CDATA;
            return at + 9;
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        place = next == '!' ? Place.DECLARATION : next == '?' ? Place.INSTRUCTION : Place.TAG;
        return at + 1;
    }

    private int inTag(String text, int from) {
        char c = text.charAt(from);
        place = switch (c) {
            case '>' -> Place.TEXT;
            case '"' -> Place.DOUBLE_QUOTED;
            case '\'' -> Place.SINGLE_QUOTED;
            default -> Place.TAG;
        };
        return from + 1;
    }

    private int upToEnd(String text, int from, Place next) {
        int end = text.indexOf(place.end, from);
        if (end < 0) {
            return text.length();
        }
        int after = end + place.end.length();
        place = next;
        return after;
    }

    /** Finds elements and attributes of XML and HTML that have the name of a secret, and a text where its value would be. */
    static final class MarkupSecrets {
        /** An element with text alone in it, with or without a prefix and attributes: {@code <wsse:Password>text</}. */
        private static final Pattern ELEMENT =
                Pattern.compile("<(?:[\\w.-]{1,64}:)?([\\w.-]{1,64})(?:\\s[^<>]{0,256}+)?>([^<>]{1,256}+)</");

        private static final Pattern ATTRIBUTE =
                Pattern.compile("\\s([\\w.-]{1,64})=(?:\"([^\"<]{1,256}+)\"|'([^'<]{1,256}+)')");

        private MarkupSecrets() {}

        /** Records each as a warning. */
        static void check(List<Token> tokens, TextProblems problems) {
            for (Token token : tokens) {
                if (token instanceof Token.Text text) {
                    check(ELEMENT.matcher(text.text()), text.offset(), problems);
                    check(ATTRIBUTE.matcher(text.text()), text.offset(), problems);
                }
            }
        }

        private static void check(Matcher found, int offset, TextProblems problems) {
            while (found.find()) {
                String text = found.group(2) == null ? found.group(3) : found.group(2);
                SecretNames.doubt(found.group(1), text)
                        .ifPresent(doubt -> problems.warn(offset + found.start(1), doubt));
            }
        }
    }
}
