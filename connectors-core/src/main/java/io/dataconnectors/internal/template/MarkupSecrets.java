package io.dataconnectors.internal.template;

import io.dataconnectors.internal.text.SecretNames;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds elements and attributes of XML and HTML that have the name of a secret, and a text where its value would be. */
final class MarkupSecrets {
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
            SecretNames.doubt(found.group(1), text).ifPresent(doubt -> problems.warn(offset + found.start(1), doubt));
        }
    }
}
