package io.dataconnectors.internal.rule;

import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Texts are made of characters, and none of them is a key. Half of a surrogate pair is no character: UTF-8 cannot say it, so no
 * request could carry it, and no digest could tell it from another. Templates and names are judged by rules of their own.
 */
public final class Characters {
    private Characters() {}

    /** Checks a text, or all texts in a value. */
    public static void check(@Nullable Object value, Problems problems) {
        if (value instanceof String text) {
            checkText(text, problems);
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                check(elements.get(i), problems.at(i));
            }
        } else if (value instanceof Map<?, ?> members) {
            checkNames(members, problems);
            members.forEach((name, member) -> check(member, problems.at((String) name)));
        }
    }

    /** Checks the names of members. */
    public static void checkNames(Map<?, ?> members, Problems problems) {
        members.keySet().forEach(name -> checkText((String) name, problems));
    }

    private static void checkText(String text, Problems problems) {
        // a whole pair comes as one character beyond those of its halves
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        problems.addUnless(
                whole, Code.BROKEN_CHARACTER, "This has a character that is half of a pair (a lone surrogate)");
        CredentialRules.checkForm(text, problems);
    }
}
