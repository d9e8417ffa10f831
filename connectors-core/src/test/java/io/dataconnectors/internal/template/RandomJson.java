package io.dataconnectors.internal.template;

import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A JSON template by chance, together with values for it and with what it must render to. */
final class RandomJson {
    /** Stands for a value that is dropped. */
    private static final Object DROPPED = new Object();

    final Map<String, Object> values = new LinkedHashMap<>();
    final StringBuilder text = new StringBuilder();
    final Object expected;

    private final Random random;
    private final RandomValues some;

    RandomJson(Random random) {
        this.random = random;
        this.some = new RandomValues(random);
        this.expected = structure(0);
    }

    private Object structure(int depth) {
        return random.nextBoolean() ? object(depth) : array(depth);
    }

    private Object any(int depth) {
        blank();
        Object value = switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> literal();
            case 1 -> hole();
            case 2 -> quotedHole();
            case 3 -> mixed();
            case 4 -> choice();
            default -> structure(depth);
        };
        blank();
        return value;
    }

    private Object literal() {
        Object value = random.nextInt(4) == 0 ? null : some.scalar();
        text.append(Json.write(value).replace("{{", "\\{{"));
        return value;
    }

    private Object hole() {
        boolean absent = random.nextInt(5) == 0;
        Object value = some.value(0);
        text.append("{{").append(absent ? name() : name(value)).append("}}");
        return absent ? DROPPED : value;
    }

    private Object quotedHole() {
        Object value = random.nextInt(5) == 0 ? null : some.scalar();
        boolean absent = random.nextInt(5) == 0;
        text.append("\"{{ ").append(absent ? name() : name(value)).append(" }}\"");
        return absent ? DROPPED : value == null ? null : Values.text(value);
    }

    private Object mixed() {
        String before = some.text();
        Object value = some.scalar();
        String after = some.text();
        text.append('"')
                .append(escaped(before))
                .append("{{")
                .append(name(value))
                .append("}}{{! \" }}");
        text.append("{{#")
                .append(name(List.of(1, 2)))
                .append("}}")
                .append(escaped(after))
                .append("{{/");
        text.append(last()).append("}}\"");
        return before + Values.text(value) + after + after;
    }

    private Object choice() {
        boolean first = random.nextBoolean();
        String name = name(first);
        Object one = some.value(2);
        Object other = some.value(2);
        text.append("{{#").append(name).append("}}").append(Json.write(one).replace("{{", "\\{{"));
        text.append("{{/").append(name).append("}} {{^").append(name).append("}}");
        text.append(Json.write(other).replace("{{", "\\{{"))
                .append("{{/")
                .append(name)
                .append("}}");
        return first ? one : other;
    }

    private static String escaped(String text) {
        String json = Json.write(text);
        return json.substring(1, json.length() - 1).replace("{{", "\\{{");
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        text.append('[');
        for (int i = random.nextInt(4); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                elements.addAll(repeated());
            } else {
                addTo(elements, any(depth + 1));
            }
            text.append(i > 1 ? "," : "");
        }
        text.append(']');
        return elements;
    }

    private static void addTo(List<Object> elements, Object value) {
        if (value != DROPPED) {
            elements.add(value);
        }
    }

    private List<Object> repeated() {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(some.value(1));
        }
        String name = name(items);
        text.append("{{#").append(name).append("}}{{.}}").append(random.nextBoolean() ? "," : "");
        text.append("{{/").append(name).append("}}");
        return items;
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        text.append('{');
        for (int i = random.nextInt(4); i > 0; i--) {
            String member = some.text() + i;
            boolean there = random.nextInt(4) > 0;
            String section = random.nextBoolean() ? name(there) : null;
            text.append(section == null ? "" : "{{#" + section + "}}");
            blank();
            text.append('"').append(escaped(member)).append("\":");
            Object value = any(depth + 1);
            text.append(section == null ? "" : "{{/" + section + "}}");
            text.append(i > 1 ? "," : "");
            if (value != DROPPED && (section == null || there)) {
                members.put(member, value);
            }
        }
        text.append('}');
        return members;
    }

    private void blank() {
        text.append(List.of("", "", " ", "\n\t", "{{! x }}").get(random.nextInt(5)));
    }

    private String name(Object value) {
        String name = name();
        values.put(name, value);
        return name;
    }

    private String name() {
        return "v" + counter++;
    }

    private String last() {
        return "v" + (counter - 1);
    }

    private int counter;

    Names names() {
        Names.Builder names = Names.builder();
        for (int i = 0; i < counter; i++) {
            names.value("v" + i, Shape.any());
        }
        return names.build();
    }
}
