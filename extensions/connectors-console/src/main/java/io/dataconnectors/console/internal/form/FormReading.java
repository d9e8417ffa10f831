package io.dataconnectors.console.internal.form;

import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.form.Item.Field;
import io.dataconnectors.console.internal.form.Item.Group;
import io.dataconnectors.console.internal.form.Item.Pairs;
import io.dataconnectors.console.internal.form.Item.Rows;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.internal.problem.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.annotation.Nullable;

/** Puts what was typed into a document. What has no field in the form that was sent stays as it is in the document. */
final class FormReading {
    private static final int MOST_ROWS = 1_000;

    /** No member, which is another thing than one that is null. */
    private static final Object ABSENT = new Object();

    private final Fields form;
    private final TreeSet<String> names = new TreeSet<>();
    private final List<Violation> problems = new ArrayList<>();

    FormReading(Fields form) {
        this.form = form;
        form.names().forEach(names::add);
    }

    /** Returns what no document can say, and was therefore said in another way. */
    List<Violation> problems() {
        return List.copyOf(problems);
    }

    Map<String, Object> object(List<Item> items, Map<String, Object> before, String place) {
        Map<String, Object> values = new LinkedHashMap<>(before);
        for (Item item : Item.members(items)) {
            Object value = value(item, values.getOrDefault(item.member(), ABSENT), place + "/" + item.member());
            values.remove(item.member()); // so that members come in the order of the form
            if (value != ABSENT) {
                values.put(item.member(), value);
            }
        }
        return values;
    }

    @Nullable
    private Object value(Item item, @Nullable Object before, String place) {
        if (item instanceof Field field) {
            return field(field, before, place);
        }
        if (names.contains(place)) { // the document had something else here, which was shown as JSON
            return blank(form.text(place)) ? ABSENT : Kind.LOOSE.read(form.text(place), null);
        }
        if (!below(place)) {
            return before;
        }
        if (item instanceof Group group) {
            Map<String, Object> members = object(group.items(), map(before), place);
            return members.isEmpty() ? ABSENT : members;
        }
        return item instanceof Rows rows ? rows(rows, before, place) : pairs((Pairs) item, place);
    }

    @Nullable
    private Object field(Field field, @Nullable Object before, String place) {
        if (!names.contains(place)) {
            return before;
        }
        List<String> sent = form.all(place);
        String typed = sent.get(sent.size() - 1).replace("\r\n", "\n");
        if (blank(typed)) {
            return field.required() ? typed : ABSENT;
        }
        return field.kind().read(typed, before == ABSENT ? null : before);
    }

    @Nullable
    private Object rows(Rows rows, @Nullable Object before, String place) {
        List<?> elements = before instanceof List<?> list ? list : List.of();
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            Object element = i < elements.size() ? elements.get(i) : ABSENT;
            String row = place + "/" + i;
            if (names.contains(row)) {
                read.add(Kind.LOOSE.read(form.text(row), null));
            } else if (below(row)) {
                Map<String, Object> members = object(rows.items(), map(element), row);
                if (!isEmpty(rows.items(), members)) {
                    read.add(members);
                }
            } else if (element != ABSENT) {
                read.add(element);
            }
        }
        return read.isEmpty() ? ABSENT : read;
    }

    /** A row that nobody filled in has no more than what is chosen in it from the start. */
    private static boolean isEmpty(List<Item> items, Map<String, Object> members) {
        TreeSet<String> filled = new TreeSet<>(members.keySet());
        filled.removeIf(name -> "".equals(members.get(name)));
        for (Item item : Item.members(items)) {
            if (item instanceof Field field && field.isChosenFromTheStart(members.get(field.member()))) {
                filled.remove(field.member());
            }
        }
        return filled.isEmpty();
    }

    @Nullable
    private Object pairs(Pairs pairs, String place) {
        Map<String, Object> read = new LinkedHashMap<>();
        for (int i = 0; i < MOST_ROWS && below(place + "/" + i); i++) {
            String name = form.text(place + "/" + i + "/name");
            String typed = form.text(place + "/" + i + "/value").replace("\r\n", "\n");
            if (blank(name) && blank(typed)) {
                continue;
            }
            Object value = blank(typed) ? typed : pairs.value().kind().read(typed, null);
            read.put(unused(name, read, place), value);
        }
        return read.isEmpty() ? ABSENT : read;
    }

    private String unused(String name, Map<String, Object> others, String place) {
        String unused = name;
        for (int i = 2; others.containsKey(unused); i++) {
            unused = name + " (" + i + ")";
        }
        if (!unused.equals(name)) {
            String message = Texts.text("form.repeated-name", name);
            problems.add(Violation.of(Code.REPEATED_NAME.word(), place + "/" + pointer(unused), message));
        }
        return unused;
    }

    /** Returns a name as JSON Pointers have it. */
    static String pointer(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }

    private boolean below(String place) {
        String next = names.ceiling(place + "/");
        return next != null && next.startsWith(place + "/");
    }

    private static boolean blank(String text) {
        return text.isBlank();
    }

    @SuppressWarnings("unchecked") // documents have texts for names
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
