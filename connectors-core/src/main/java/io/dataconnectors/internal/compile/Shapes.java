package io.dataconnectors.internal.compile;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names that templates may use, from the declarations of a definition. */
final class Shapes {
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
                        .allMatch(word -> CLEAN.matcher(String.valueOf(word)).matches());
    }

    private static Map<String, Shape> members(Input input) {
        Map<String, Shape> members = new LinkedHashMap<>();
        input.properties().forEach(property -> members.put(property.name(), shape(property)));
        return members;
    }
}
