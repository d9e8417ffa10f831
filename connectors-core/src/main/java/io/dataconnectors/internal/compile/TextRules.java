package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.internal.form.Trail;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.text.KnownKeys;

/**
 * The rules of every text that has no others: it is made of characters, and is no key. Half of a surrogate pair is no character:
 * UTF-8 cannot say it, so no request could carry it, and no digest could tell it from another.
 */
final class TextRules {
    private TextRules() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        DefinitionForm.FORM.texts(definition, Trail.ROOT, (text, place) -> check(text, place, problems));
    }

    private static void check(String text, Trail place, Problems problems) {
        // a whole pair comes as one character beyond those of its halves
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            problems.at(place)
                    .add(Code.BROKEN_CHARACTER, "This has a character that is half of a pair (a lone surrogate)");
        }
        if (KnownKeys.problem(text).isPresent()) {
            CredentialRules.checkForm(text, problems.at(place));
        }
    }
}
