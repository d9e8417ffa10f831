package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.internal.form.Trail;
import io.dataconnectors.internal.form.connector.DefinitionForm;
import io.dataconnectors.internal.form.connector.DefinitionForm.VariableForm;
import io.dataconnectors.internal.form.connector.NameForm;
import io.dataconnectors.internal.form.connector.Sizes;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.Problems;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of names and descriptions, which are what every dialect of AI tools accepts, and of all other texts. */
public final class NameRules {
    /** What the name of a connector or a pack is like, after what it is the name of. */
    public static final String OF_CONNECTOR = " has 1 to 64 letters, digits, _ or -, and begins with a letter or _";

    private NameRules() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        problems.at(DefinitionForm.NAME)
                .addUnless(
                        NameForm.isOfConnector(definition.name()),
                        Code.MALFORMED_NAME,
                        "A connector's name" + OF_CONNECTOR);
        problems.at(DefinitionForm.DESCRIPTION)
                .addUnless(
                        !definition.description().isBlank() && length(definition.description()) <= Sizes.DESCRIPTION,
                        definition.description().isBlank() ? Code.EMPTY_TEXT : Code.TOO_LONG,
                        "A description has 1 to 1,024 characters: what the connector does and when to use it");
        checkSettings(definition.settings(), problems.at(DefinitionForm.SETTINGS));
        checkVariables(definition, problems.at(DefinitionForm.VARIABLES));
    }

    private static void checkSettings(Map<String, Object> settings, Problems problems) {
        settings.forEach((name, value) -> {
            Problems there = problems.entry(name).about("setting." + name);
            checkIdentifier(name, there);
            boolean scalar = !(value instanceof Map || value instanceof List);
            there.addUnless(scalar, Code.WRONG_TYPE, "A setting is a string, a number or a boolean");
        });
    }

    private static void checkVariables(ConnectorDefinition definition, Problems problems) {
        Set<String> taken = new HashSet<>();
        definition.inputs().forEach(input -> taken.add(input.name()));
        for (int i = 0; i < definition.variables().size(); i++) {
            String name = definition.variables().get(i).name();
            Problems there = problems.at(i).at(VariableForm.NAME).about(name);
            checkValueName(name, there);
            there.addUnless(taken.add(name), Code.REPEATED_NAME, "There is already an input or a variable " + name);
        }
    }

    /** An input, a variable: what templates name without a prefix. */
    static void checkValueName(String name, Problems problems) {
        checkIdentifier(name, problems);
        problems.addUnless(
                !NameForm.RESERVED.contains(name),
                Code.RESERVED_NAME,
                "The name " + name + " has a meaning of its own in templates; choose another");
    }

    static void checkIdentifier(String name, Problems problems) {
        problems.addUnless(
                NameForm.isIdentifier(name),
                Code.MALFORMED_NAME,
                "A name has 1 to 64 letters, digits or _, and begins with a letter or _");
    }

    static void checkDescription(String description, Problems problems) {
        problems.ofAuthor()
                .addUnless(
                        length(description) <= Sizes.DESCRIPTION,
                        Code.TOO_LONG,
                        "A description has at most 1,024 characters");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Every text that has no other rules is made of characters, and is no key. Half of a surrogate pair is no character: UTF-8
     * cannot say it, so no request could carry it, and no digest could tell it from another.
     */
    static void checkTexts(ConnectorDefinition definition, Problems problems) {
        DefinitionForm.FORM.texts(definition, Trail.ROOT, (text, place) -> checkText(text, place, problems));
    }

    private static void checkText(String text, Trail place, Problems problems) {
        // a whole pair comes as one character beyond those of its halves
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            problems.at(place)
                    .add(Code.BROKEN_CHARACTER, "This has a character that is half of a pair (a lone surrogate)");
        }
        CredentialRules.checkForm(text, problems.at(place));
    }

    /** The names that templates may use, from the declarations of a definition. */
    static final class Shapes {
        private static final Pattern CLEAN = Pattern.compile("[^\\p{Cntrl}\"'\\\\]*");

        private Shapes() {}

        static Names names(ConnectorDefinition definition) {
            Names.Builder names = Names.builder().together();
            definition.settings().forEach((name, value) -> ifPossible(() -> names.setting(name, value)));
            definition.inputs().forEach(input -> ifPossible(() -> names.value(input.name(), shape(input))));
            return names.build();
        }

        static Names declare(Names names, String name, Shape shape) {
            Names.Builder more = names.toBuilder();
            ifPossible(() -> more.value(name, shape));
            return more.build();
        }

        /** A name that is no name, or is there twice, is reported where it is declared; templates go on without it. */
        private static void ifPossible(Runnable declaration) {
            try {
                declaration.run();
            } catch (IllegalArgumentException e) {
                // reported by NameRules and InputRules
            }
        }

        private static Shape shape(Input input) {
            return switch (input.type()) {
                case FILE -> Shape.file();
                case ARRAY -> Shape.list(input.items() == null ? Shape.any() : shape(input.items()));
                case OBJECT -> input.properties().isEmpty() ? Shape.any() : Shape.object(members(input));
                case STRING -> isOfCleanWords(input.oneOf()) ? Shape.clean() : Shape.scalar();
                case INTEGER, NUMBER, BOOLEAN, DATE, DATETIME -> Shape.clean();
            };
        }

        private static boolean isOfCleanWords(List<Object> words) {
            return !words.isEmpty()
                    && words.stream()
                            .allMatch(
                                    word -> CLEAN.matcher(String.valueOf(word)).matches());
        }

        private static Map<String, Shape> members(Input input) {
            Map<String, Shape> members = new LinkedHashMap<>();
            input.properties().forEach(property -> members.put(property.name(), shape(property)));
            return members;
        }
    }
}
