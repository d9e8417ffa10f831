package io.dataconnectors.internal.form;

import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.Trail.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The form of an object: its members, in the order in which they are written. Immutable.
 *
 * @param <T> the class that has the object as its form
 */
public final class ObjectForm<T> implements Form<T> {
    private final String name;
    private final String description;
    private final Function<Given<T>, T> builder;
    private final List<Member<T, ?>> members;
    private final Consumer<Members> check;
    private final Map<String, Object> checkSchema;
    private final Set<Member<T, ?>> unlisted;

    private ObjectForm(
            String name,
            String description,
            Function<Given<T>, T> builder,
            List<Member<T, ?>> members,
            Consumer<Members> check,
            Map<String, Object> checkSchema,
            Set<Member<T, ?>> unlisted) {
        this.name = name;
        this.description = description;
        this.builder = builder;
        this.members = members;
        this.check = check;
        this.checkSchema = checkSchema;
        this.unlisted = unlisted;
    }

    /**
     * Describes an object.
     *
     * @param name what it is called in the schema
     * @param description what it is, for people
     * @param builder makes it of what was read
     * @param members its members
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are copied
    public static <T> ObjectForm<T> of(
            String name, String description, Function<Given<T>, T> builder, Member<T, ?>... members) {
        return of(name, description, builder, List.of(members));
    }

    /** Describes an object that has many members. */
    public static <T> ObjectForm<T> of(
            String name, String description, Function<Given<T>, T> builder, List<Member<T, ?>> members) {
        return new ObjectForm<>(name, description, builder, List.copyOf(members), in -> {}, Map.of(), Set.of());
    }

    /** Returns the same form with a rule on which members stand together, and what a schema says of it. */
    public ObjectForm<T> checked(Consumer<Members> rule, Map<String, Object> schema) {
        return new ObjectForm<>(name, description, builder, members, rule, schema, unlisted);
    }

    /** Returns the same form of an object in which rules forbid some members, so that its schema has them not. */
    public ObjectForm<T> unlisted(Set<Member<T, ?>> forbidden) {
        return new ObjectForm<>(name, description, builder, members, check, checkSchema, forbidden);
    }

    String name() {
        return name;
    }

    /** Returns the names of the members. */
    public List<String> memberNames() {
        return members.stream().map(Member::name).toList();
    }

    /** Reads the object; one without members in the place of anything else. */
    @Override
    public Optional<T> read(Node node) {
        return Optional.of(read(node.members()));
    }

    T read(Members in) {
        Given<T> given = new Given<>(members, in);
        in.refuseOthers();
        if (in.isReadable()) {
            check.accept(in);
        }
        return builder.apply(given);
    }

    @Override
    public Map<String, Object> write(T object, Writing out) {
        Map<String, Object> written = out.object();
        write(object, out, written);
        return Collections.unmodifiableMap(written);
    }

    void write(T object, Writing out, Map<String, Object> written) {
        members.forEach(member -> member.write(object, out, written));
    }

    @Override
    public void texts(T object, Trail place, Visitor visitor) {
        members.forEach(member -> member.texts(object, place, visitor));
    }

    @Override
    public Map<String, Object> schema(Schemas schemas) {
        return schemas.refer(name, () -> object(schemas));
    }

    Map<String, Object> object(Schemas schemas) {
        return object(schemas, Map.of());
    }

    /** Returns the schema of the object with members before its own, which are required. */
    Map<String, Object> object(Schemas schemas, Map<String, Object> before) {
        Map<String, Object> properties = new LinkedHashMap<>(before);
        List<String> required = new ArrayList<>(before.keySet());
        for (Member<T, ?> member : members) {
            if (!unlisted.contains(member)) {
                properties.put(member.name(), member.schema(schemas));
                if (member.isRequired()) {
                    required.add(member.name());
                }
            }
        }
        Map<String, Object> schema =
                Schemas.keywords("type", "object", "description", description, "properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        schema.putAll(checkSchema);
        return schema;
    }
}
