package io.dataconnectors;

import io.dataconnectors.template.Names;
import io.dataconnectors.template.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What templates may name, from the declarations of a definition. */
final class Shapes {
    private static final Shape FILE =
            Shape.object(Map.of("name", Shape.scalar(), "mediaType", Shape.scalar(), "base64", Shape.scalar()));

    private Shapes() {}

    static Names names(ConnectorDefinition definition) {
        Names names = Names.builder().build();
        for (Map.Entry<String, Object> setting : definition.settings().entrySet()) {
            Names known = names;
            names = declared(names, () -> known.toBuilder().setting(setting.getKey(), setting.getValue()));
        }
        for (Input input : definition.inputs()) {
            names = declare(names, input.name(), shape(input));
        }
        return names;
    }

    static Names declare(Names names, String name, Shape shape) {
        return declared(names, () -> names.toBuilder().value(name, shape));
    }

    /** A name that is no name, or is there twice, is reported where it is declared; templates go on without it. */
    private static Names declared(Names names, Supplier<Names.Builder> more) {
        try {
            return more.get().build();
        } catch (IllegalArgumentException e) {
            return names;
        }
    }

    private static Shape shape(Input input) {
        return switch (input.type()) {
            case FILE -> FILE;
            case ARRAY -> Shape.list(input.items() == null ? Shape.any() : shape(input.items()));
            case OBJECT -> input.properties().isEmpty() ? Shape.any() : Shape.object(members(input));
            default -> Shape.scalar();
        };
    }

    private static Map<String, Shape> members(Input input) {
        Map<String, Shape> members = new LinkedHashMap<>();
        input.properties().forEach(property -> members.put(property.name(), shape(property)));
        return members;
    }
}
