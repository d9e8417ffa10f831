package io.dataconnectors.internal.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import javax.annotation.Nullable;

/**
 * The JSON forms of values, for the annotations that values carry. What makes the forms knows the values and stands above
 * them, so it is found as a service: values know this class and no package above their own.
 */
public abstract class ValueForms {
    /** Looked for once, when a mapper first comes across a value. */
    private static final class Found {
        private static final ValueForms FORMS = ServiceLoader.load(ValueForms.class, ValueForms.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The service of the JSON forms is not on the class path"));
    }

    /** Returns the forms that the library has. */
    public static ValueForms get() {
        return Found.FORMS;
    }

    /** Returns the form of a value. */
    public abstract Map<String, Object> of(Object value);

    /** Returns the value that has a form; the type says which. */
    public abstract <T> T read(Class<T> type, BoundJson form);

    /**
     * Any JSON as a mapper of the host's reads it, with every digit of its numbers. The mapper may be one of Jackson 2 or of
     * Jackson 3 and needs no configuration.
     *
     * <p>An untyped tree would not do: unless it is configured, a mapper reads the numbers in it as doubles, and 1.10 becomes 1.1.
     * Numbers come by {@link BigDecimal}, the one type of theirs that a mapper always reads whole. Annotations that both
     * versions share have no word for "this type for numbers, that one for objects". What they have is creators by the kind of
     * JSON: texts and booleans come by a creator each, objects member by member, and all else by the creator that takes a list,
     * {@link Rest}, whose own creator takes lists and numbers apart.
     */
    public static final class BoundJson {
        @Nullable
        private final Object value;

        /** Begins an object, whose members {@link #put} adds. */
        private BoundJson() {
            this(new LinkedHashMap<>());
        }

        private BoundJson(@Nullable Object value) {
            this.value = value;
        }

        @JsonCreator(mode = Mode.DELEGATING)
        static BoundJson of(String text) {
            return new BoundJson((Object) text);
        }

        @JsonCreator(mode = Mode.DELEGATING)
        static BoundJson of(boolean flag) {
            return new BoundJson((Object) flag);
        }

        @JsonCreator(mode = Mode.DELEGATING)
        static BoundJson of(Rest rest) {
            return new BoundJson(rest.listOrNumber.value);
        }

        @JsonAnySetter
        @SuppressWarnings("unchecked")
        void put(String name, @Nullable BoundJson member) {
            Map<String, Object> members = (Map<String, Object>) Objects.requireNonNull(value);
            if (members.containsKey(name)) {
                throw new IllegalArgumentException("A member name occurs twice in one object");
            }
            members.put(name, value(member));
        }

        /** Returns the plain value of what was read; null for a JSON null. */
        @Nullable
        public static Object value(@Nullable BoundJson json) {
            return json == null ? null : json.value;
        }

        /** A list in name only: its class has a mapper hand over all JSON that has no other creator, but for objects. */
        static final class Rest extends AbstractList<Object> {
            private final ListOrNumber listOrNumber;

            @JsonCreator(mode = Mode.DELEGATING)
            private Rest(ListOrNumber listOrNumber) {
                this.listOrNumber = listOrNumber;
            }

            @Override
            public Object get(int index) {
                throw new IndexOutOfBoundsException(index);
            }

            @Override
            public int size() {
                return 0;
            }
        }

        private static final class ListOrNumber {
            @Nullable
            private final Object value;

            @JsonCreator(mode = Mode.DELEGATING)
            private ListOrNumber(List<BoundJson> elements) {
                List<Object> values = new ArrayList<>();
                elements.forEach(element -> values.add(BoundJson.value(element)));
                value = values;
            }

            /** Takes a number in a reference: by itself it would be taken for a double first. */
            @JsonCreator(mode = Mode.DELEGATING)
            private ListOrNumber(AtomicReference<BigDecimal> number) {
                value = number.get();
            }
        }
    }
}
