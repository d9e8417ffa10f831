package io.dataconnectors.console.internal.form;

import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import io.dataconnectors.console.internal.form.Item.Section;
import io.dataconnectors.console.internal.form.Shown.Control;
import io.dataconnectors.console.internal.form.Shown.Part;
import io.dataconnectors.console.internal.form.Shown.Row;
import io.dataconnectors.console.internal.form.Shown.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Makes what a page shows of a draft. A place that holds something else than its fields could say is one field with JSON in it. */
final class Showing {
    /** Twice as many as a document may have of anything. More are shown as JSON, or a page would be many times what was sent. */
    private static final int MOST_ROWS = 200;

    /** The places of the form, with how people are told of each; those of pairs by the pointers of documents as well. */
    private final Map<String, String> places = new LinkedHashMap<>();

    /** What a pointer of a document is in the form, where that is another place. */
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private final String added;

    /**
     * Makes it.
     *
     * @param added the list to which a row is added, or an empty text
     */
    Showing(String added) {
        this.added = added;
    }

    Map<String, String> places() {
        return places;
    }

    Map<String, String> aliases() {
        return aliases;
    }

    List<Shown> items(List<Item> items, Map<String, Object> members, String place, String path) {
        List<Shown> shown = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Section section) {
                List<Shown> within = items(section.items(), members, place, path);
                shown.add(new Part("", section.label(), "", section.hint(), section.folded(), true, within));
            } else {
                boolean there = members.containsKey(item.member());
                shown.add(item(
                        item,
                        there,
                        members.get(item.member()),
                        place + "/" + FormReading.pointer(item.member()),
                        path));
            }
        }
        return shown;
    }

    private Shown item(Item item, boolean there, @Nullable Object value, String place, String path) {
        if (item instanceof Field field) {
            return field(field, there, value, place, path);
        }
        if (there && !fits(item, value)) {
            return json(label(item), Controls.only(item), value, place, path);
        }
        if (item instanceof Group group) {
            String within = join(path, group.label());
            places.put(place, within);
            List<Shown> items = items(group.items(), FormReading.map(value), place, within);
            return new Part(place, group.label(), Controls.only(item), group.hint(), false, false, items);
        }
        if (item instanceof Rows rows) {
            return rows(rows, value instanceof List<?> list ? list : List.of(), place, path);
        }
        return pairs((Pairs) item, FormReading.map(value), place, path);
    }

    private static boolean fits(Item item, @Nullable Object value) {
        if (item instanceof Rows) {
            return value instanceof List<?> list && list.size() <= MOST_ROWS;
        }
        return value instanceof Map<?, ?> map && (item instanceof Group || map.size() <= MOST_ROWS);
    }

    private Shown rows(Rows rows, List<?> elements, String place, String path) {
        places.put(place, join(path, rows.label().isEmpty() ? rows.one() : rows.label()));
        List<Row> shown = new ArrayList<>();
        int count = count(elements.size(), rows.empty(), place);
        for (int i = 0; i < count; i++) {
            String row = place + "/" + i;
            String name = rows.one() + " " + (i + 1);
            String within = join(path, name);
            places.put(row, within);
            boolean stored = i < elements.size();
            if (stored && !(elements.get(i) instanceof Map)) {
                Shown json = json(name, "", elements.get(i), row, path);
                shown.add(new Row(row, name, "", false, true, List.of(json), List.of()));
                continue;
            }
            Map<String, Object> members = stored ? FormReading.map(elements.get(i)) : Map.of();
            List<Shown> near = items(filter(rows.items(), false), members, row, within);
            List<Shown> aside = items(filter(rows.items(), true), members, row, within);
            shown.add(new Row(row, name, "", isFirst(place, i, count), stored, near, aside));
        }
        boolean brief = rows.items().size() <= 3 && rows.items().stream().noneMatch(Showing::isLong);
        return new Table(place, rows.label(), Controls.only(rows), rows.hint(), rows.one(), brief, shown);
    }

    private Shown pairs(Pairs pairs, Map<String, Object> members, String place, String path) {
        places.put(place, join(path, pairs.label()));
        List<Row> shown = new ArrayList<>();
        List<Map.Entry<String, Object>> entries = new ArrayList<>(members.entrySet());
        int count = count(entries.size(), 0, place);
        Field name = Field.name();
        for (int i = 0; i < count; i++) {
            boolean stored = i < entries.size();
            String row = place + "/" + i;
            String within = join(path, pairs.one() + " " + (i + 1));
            places.put(row, within);
            String key = stored ? entries.get(i).getKey() : "";
            Object value = stored ? entries.get(i).getValue() : null;
            if (stored) {
                aliases.put(place + "/" + FormReading.pointer(key), row + "/value");
            }
            List<Shown> items = List.of(
                    field(name, stored, key, row + "/name", within),
                    field(pairs.value(), stored, value, row + "/value", within));
            shown.add(
                    new Row(row, pairs.one() + " " + (i + 1), "", isFirst(place, i, count), stored, items, List.of()));
        }
        return new Table(place, pairs.label(), Controls.only(pairs), pairs.hint(), pairs.one(), true, shown);
    }

    private int count(int stored, int empty, String place) {
        return Math.max(place.equals(added) ? stored + 1 : stored, stored == 0 ? empty : 0);
    }

    private boolean isFirst(String place, int row, int count) {
        return place.equals(added) && row == count - 1;
    }

    private Control field(Field field, boolean there, @Nullable Object value, String place, String path) {
        places.put(place, join(path, field.label()));
        return Controls.of(field, there, value, place);
    }

    private Control json(String label, String only, @Nullable Object value, String place, String path) {
        places.put(place, join(path, label));
        return Controls.json(label, only, value, place);
    }

    private static boolean isLong(Item item) {
        return item instanceof Field field && field.kind().isLong();
    }

    private static List<Item> filter(List<Item> items, boolean aside) {
        return items.stream()
                .filter(item -> (item instanceof Field field && field.aside()) == aside)
                .toList();
    }

    private static String label(Item item) {
        String label = item instanceof Group group
                ? group.label()
                : item instanceof Rows rows ? rows.label() : ((Pairs) item).label();
        return label.isEmpty() ? item.member() : label;
    }

    private static String join(String path, String label) {
        return path.isEmpty() || label.isEmpty() ? path + label : path + ", " + label;
    }
}
