package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Limits;
import io.dataconnectors.internal.compile.CompiledDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.annotation.Nullable;

/**
 * The document of a definition without what no call depends on: the name and the descriptions, the order of the inputs, how
 * the digits of a number to compare with are written. Templates are in their canonical form, settings folded in. The limits
 * are those that hold, whether stated or not.
 *
 * <p>Every other order counts: variables see those before them, and an object is sent with its members in the order of its
 * {@code properties}.
 */
final class CanonicalForm {
    private CanonicalForm() {}

    static Map<String, Object> of(CompiledDefinition compiled) {
        ConnectorDefinition definition = compiled.definition();
        TemplateText templates = new CanonicalTemplates(compiled);
        Map<String, Object> form = members(DefinitionForm.write(definition, templates), CanonicalForm::part);
        if (form.get("request") instanceof Map<?, ?> request && request.get("body") instanceof Map<?, ?> body) {
            body.remove("contentType", compiled.request().body().defaultMediaType());
        }
        form.keySet().removeAll(Set.of("name", "description", "settings"));
        form.put("limits", limits(definition));
        return form;
    }

    private static Map<String, Object> limits(ConnectorDefinition definition) {
        Limits limits = definition.limits();
        return new TreeMap<>(Map.of(
                "timeout", limits.timeout().toString(),
                "maxResponseBytes", limits.maxResponseBytes(),
                "retries", definition.retries()));
    }

    @Nullable
    private static Object part(String name, @Nullable Object value) {
        return switch (name) {
            case "inputs" -> byName(list(value, CanonicalForm::input));
            case "response" -> members(value, CanonicalForm::responsePart);
            default -> comparable(value);
        };
    }

    @Nullable
    private static Object responsePart(String name, @Nullable Object value) {
        return name.equals("outputs") ? list(value, CanonicalForm::output) : comparable(value);
    }

    private static Object input(@Nullable Object input) {
        return undescribed(members(input, (name, value) -> switch (name) {
            case "properties" -> list(value, CanonicalForm::input); // an object is sent in their order
            case "items" -> input(value);
            case "default" -> value; // it is sent as it stands
            default -> comparable(value);
        }));
    }

    private static Object output(@Nullable Object output) {
        return undescribed(members(
                output,
                (name, value) -> name.equals("fields") ? list(value, CanonicalForm::output) : comparable(value)));
    }

    private static Map<String, Object> undescribed(Map<String, Object> members) {
        members.remove("description");
        return members;
    }

    /** Two values have the same comparable form if and only if they are equal, numbers by what they count. */
    @Nullable
    private static Object comparable(@Nullable Object value) {
        if (value instanceof Map) {
            return members(value, (name, member) -> comparable(member));
        }
        if (value instanceof List) {
            return list(value, CanonicalForm::comparable);
        }
        return value instanceof Number ? new BigDecimal(value.toString()).stripTrailingZeros() : value;
    }

    private static Map<String, Object> members(@Nullable Object object, BiFunction<String, Object, Object> form) {
        Map<String, Object> members = new TreeMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put((String) name, form.apply((String) name, value)));
        }
        return members;
    }

    private static List<Object> list(@Nullable Object value, UnaryOperator<Object> form) {
        List<Object> list = new ArrayList<>();
        if (value instanceof List<?> elements) {
            elements.forEach(element -> list.add(form.apply(element)));
        }
        return list;
    }

    private static List<Object> byName(List<Object> named) {
        named.sort(Comparator.comparing(object -> (String) ((Map<?, ?>) object).get("name")));
        return named;
    }
}
