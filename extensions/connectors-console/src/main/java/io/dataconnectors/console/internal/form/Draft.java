package io.dataconnectors.console.internal.form;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Rows;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.problem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * A document that somebody is writing. It may break every rule. It has what was typed for kinds of credentials and of bodies that
 * are not chosen now as well, so that it is there when they are chosen again. Immutable.
 */
public final class Draft {
    private final Map<String, Object> written;
    private final List<Violation> problems;

    private Draft(Map<String, Object> written, List<Violation> problems) {
        this.written = written;
        this.problems = problems;
    }

    /** Returns the draft of a definition. */
    public static Draft of(ConnectorDefinition definition) {
        return new Draft(ConnectorDocument.toValue(definition), List.of());
    }

    /** Returns a draft of which nothing is written. */
    public static Draft empty() {
        return new Draft(Map.of("schemaVersion", 1), List.of());
    }

    /** Returns the draft that a text in JSON is, or null if it is none. */
    @Nullable
    public static Draft read(String text) {
        try {
            Object value = Json.read(text);
            return value instanceof Map<?, ?> ? new Draft(FormReading.map(value), List.of()) : null;
        } catch (JsonException e) {
            return null;
        }
    }

    /** Returns this with what was typed into the fields of a form; what the form has no field for stays. */
    public Draft with(Fields form) {
        FormReading reading = new FormReading(form);
        return new Draft(reading.object(DocumentItems.ALL, written, ""), reading.problems());
    }

    /** Returns this without the element of a list, or the member of an object, at a place: the last part of it is an index. */
    public Draft without(String place) {
        return new Draft(FormReading.map(without(written, List.of(place.split("/")), 1)), problems);
    }

    @Nullable
    private static Object without(@Nullable Object value, List<String> steps, int at) {
        String step = at < steps.size() ? steps.get(at) : "";
        boolean last = at == steps.size() - 1;
        if (value instanceof List<?> list && step.matches("[0-9]{1,4}") && Integer.parseInt(step) < list.size()) {
            List<Object> changed = new ArrayList<>(list);
            int index = Integer.parseInt(step);
            if (last) {
                changed.remove(index);
            } else {
                changed.set(index, without(list.get(index), steps, at + 1));
            }
            return changed;
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, Object> changed = new LinkedHashMap<>(FormReading.map(members));
            if (last && step.matches("[0-9]{1,4}")) {
                changed.keySet().stream()
                        .skip(Integer.parseInt(step))
                        .findFirst()
                        .ifPresent(changed::remove);
            } else if (changed.containsKey(step)) {
                changed.put(step, without(changed.get(step), steps, at + 1));
            }
            return changed;
        }
        return value;
    }

    /** Returns all that was written, also for what is not chosen. */
    Map<String, Object> written() {
        return written;
    }

    /** Returns all that was written as a text, which {@link #read} reads. */
    public String kept() {
        return Json.write(written);
    }

    /** Returns the document, without what belongs to other choices. */
    public Map<String, Object> document() {
        return chosen(DocumentItems.ALL, written);
    }

    /** Returns the document as a text for people. */
    public String text() {
        return Json.writePretty(document()) + "\n";
    }

    private static Map<String, Object> chosen(List<Item> items, Map<String, Object> members) {
        Map<String, Object> kept = new LinkedHashMap<>(members);
        String choice = Item.chosen(items, members);
        for (Item item : Item.members(items)) {
            Object value = kept.get(item.member());
            if (!item.fits(choice)) {
                kept.remove(item.member());
            } else if (item instanceof Group group && value instanceof Map<?, ?>) {
                Map<String, Object> within = chosen(group.items(), FormReading.map(value));
                if (within.isEmpty()) {
                    kept.remove(item.member());
                } else {
                    kept.put(item.member(), within);
                }
            } else if (item instanceof Rows rows && value instanceof List<?> list) {
                kept.put(
                        item.member(),
                        list.stream().map(row -> chosen(rows, row)).toList());
            }
        }
        return kept;
    }

    @Nullable
    private static Object chosen(Rows rows, @Nullable Object row) {
        return row instanceof Map<?, ?> ? chosen(rows.items(), FormReading.map(row)) : row;
    }

    /** Returns everything that is wrong, in the order of the document. */
    public List<Violation> violations() {
        Map<String, Object> document = document();
        if (Plain.isTooDeep(document)) {
            String message = Texts.text("form.too-deep", Json.MAX_DEPTH);
            return List.of(Violation.of(Code.TOO_DEEP.word(), "", message));
        }
        List<Violation> all = new ArrayList<>(problems);
        all.addAll(ConnectorDocument.validateValue(document));
        return all;
    }

    /**
     * Returns the definition.
     *
     * @throws io.dataconnectors.InvalidDefinitionException if there are violations of its shape
     */
    public ConnectorDefinition definition() {
        return ConnectorDocument.ofValue(document());
    }
}
