package io.dataconnectors.internal.template;

import io.dataconnectors.internal.text.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The knowledge of a value before there is one: a single value, a list, an object with these members, or nothing at all.
 * With it a template's names are checked when it is parsed. Immutable.
 */
public final class Shape {
    enum Kind {
        SCALAR("a single value"),
        LIST("a list"),
        OBJECT("an object"),
        ANY("a value");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final Shape SCALAR = new Shape(Kind.SCALAR, Map.of(), null);
    private static final Shape CLEAN = new Shape(Kind.SCALAR, Map.of(), null);
    private static final Shape ANY = new Shape(Kind.ANY, Map.of(), null);

    private static final Shape FILE = object(Map.of("name", SCALAR, "mediaType", SCALAR, "base64", SCALAR));

    private final Kind kind;
    private final Map<String, Shape> members;

    @Nullable
    private final Shape element;

    private Shape(Kind kind, Map<String, Shape> members, @Nullable Shape element) {
        this.kind = kind;
        this.members = members;
        this.element = element;
    }

    /** The shape of a text, a number or a boolean. */
    public static Shape scalar() {
        return SCALAR;
    }

    /**
     * The shape of a single value whose text has nothing in it that could end a quotation or begin one: a number, a boolean,
     * a date, one of certain words. Whoever declares it answers for that.
     */
    public static Shape clean() {
        return CLEAN;
    }

    /**
     * The shape of a value of which nothing is known: every member of it may be named. Inside a section over it a declared
     * name goes before a member of the same name, so that who supplies the value cannot put it in the place of another.
     */
    public static Shape any() {
        return ANY;
    }

    /** The shape of an object that has these members and no others. */
    public static Shape object(Map<String, Shape> members) {
        return new Shape(Kind.OBJECT, Collections.unmodifiableMap(new LinkedHashMap<>(members)), null);
    }

    /**
     * The shape of a file: an object of {@code name}, {@code mediaType} and {@code base64}, all texts. Whoever declares it
     * answers for it that the values are files.
     */
    public static Shape file() {
        return FILE;
    }

    /** The shape of a list whose elements have this shape. */
    public static Shape list(Shape element) {
        return new Shape(Kind.LIST, Map.of(), element);
    }

    /** The shape that a plain value has. */
    static Shape of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Shape> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
            return new Shape(Kind.OBJECT, members, null);
        }
        return value == null ? any() : value instanceof List ? list(any()) : scalar();
    }

    /** Says that a value of this shape, to which the first names of a path lead, has no member of the next name. */
    String noMember(List<String> path, int at) {
        String owner = "'" + String.join(".", path.subList(0, at)) + "'";
        return switch (kind) {
            case OBJECT ->
                owner + " has no member '" + path.get(at) + "'" + Nearest.hint(path.get(at), members.keySet());
            case LIST -> owner + " is a list: its items are reached in a section over it";
            default -> owner + " is a single value and has no members";
        };
    }

    Kind kind() {
        return kind;
    }

    Map<String, Shape> members() {
        return members;
    }

    /** The shape of one element of this; of this itself where it is no list. */
    Shape item() {
        return element == null ? this : element;
    }

    /** Whether it was declared a file, which an object that looks like one was not. */
    boolean isFile() {
        return this == FILE;
    }

    boolean isClean() {
        return this == CLEAN;
    }

    boolean isContainer() {
        return kind == Kind.LIST || kind == Kind.OBJECT;
    }
}
