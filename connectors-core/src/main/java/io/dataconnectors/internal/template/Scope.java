package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Expression.SectionHead;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Names.Name;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import io.dataconnectors.internal.template.Source.Usage;
import io.dataconnectors.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The names in reach at one place of a template. A declared name, the innermost first, goes before a member of an item of
 * which nothing is known: who supplies the item cannot put a member in the place of another value.
 */
final class Scope {
    /** What a path means. */
    record Meaning(Ref ref, Shape shape) {}

    /** An item in reach: of a section that values decide on, or a constant of one that is there for certain. */
    private record Frame(Shape shape, int index, @Nullable Ref.Constant constant) {}

    /** What other languages put before the names of what they keep. */
    private static final Map<String, String> MEANT = Map.of(
            "credential", Names.SECRET,
            "credentials", Names.SECRET,
            "vault", Names.SECRET,
            "config", Names.SETTING,
            "env", Names.SETTING);

    /** What other languages put before the names of values. */
    private static final Set<String> BEFORE_VALUES =
            Set.of("input", "inputs", "variable", "variables", "var", "vars", "param", "params", "parameters", "args");

    private final Names names;
    private final Usage usage;
    private final List<Frame> frames = new ArrayList<>();
    private int items;

    Scope(Names names, Usage usage) {
        this.names = names;
        this.usage = usage;
    }

    /** How many sections that values decide on are open: the place of the next one's items. */
    int items() {
        return items;
    }

    /** Puts the item of a section in reach. */
    void enter(SectionHead head) {
        Expression subject = head.subject();
        if (Boolean.TRUE.equals(head.known())) {
            frames.add(new Frame(subject.shape(), -1, new Ref.Constant(subject.constantValue())));
        } else {
            frames.add(new Frame(subject.shape().item(), items++, null));
        }
    }

    /** Takes the item of the innermost section out of reach. */
    void leave() {
        Frame left = frames.remove(frames.size() - 1);
        items -= left.constant == null ? 1 : 0;
    }

    /**
     * What a path means here.
     *
     * @throws UnfitValueException if it means nothing
     */
    Meaning resolve(List<String> path) {
        if (path.isEmpty()) {
            return current();
        }
        return switch (path.get(0)) {
            case Names.SECRET -> secret(path);
            case Names.CALL -> call(path);
            case Names.SETTING -> constant(setting(path));
            default -> value(path);
        };
    }

    private Meaning current() {
        if (frames.isEmpty()) {
            throw new UnfitValueException(
                    Code.MALFORMED_TAG, "'.' is the item of a section, and no section is open here");
        }
        return of(frames.get(frames.size() - 1), List.of());
    }

    private static Meaning secret(List<String> path) {
        if (path.size() != 2 || !Name.isValid(path.get(1))) {
            throw new UnfitValueException(
                    Code.MALFORMED_TAG,
                    "A secret is written secret.name; its name has 1 to 64 letters (a to z), digits and underscores");
        }
        return new Meaning(new Ref.Secret(path.get(1)), Shape.scalar());
    }

    private static Meaning call(List<String> path) {
        return switch (String.join(".", path)) {
            case "call.id" -> new Meaning(new Ref.CallId(), Shape.clean());
            case "call.time" -> new Meaning(new Ref.CallTime(), Shape.clean());
            default ->
                throw new UnfitValueException(
                        Code.UNDECLARED_NAME, "Of a call there are call.id and call.time", String.join(".", path));
        };
    }

    private static Meaning constant(@Nullable Object value) {
        return new Meaning(new Ref.Constant(value), Shape.of(value));
    }

    /**
     * The value of a setting.
     *
     * @throws UnfitValueException if there is none
     */
    @Nullable
    Object setting(List<String> path) {
        Map<String, Object> settings = names.settings();
        if (path.size() < 2) {
            throw new UnfitValueException(Code.MALFORMED_TAG, "A setting is written setting.name");
        }
        if (!settings.containsKey(path.get(1))) {
            throw new UnfitValueException(
                    Code.UNDECLARED_SETTING,
                    "The setting '" + path.get(1) + "' is not declared" + Nearest.hint(path.get(1), settings.keySet()),
                    "setting." + path.get(1));
        }
        usage.addSetting(path.get(1));
        Object value = Ref.follow(settings, path.subList(1, path.size()));
        if (value == SpecialForm.ABSENT) {
            throw new UnfitValueException(
                    Code.NO_SUCH_MEMBER,
                    "The setting '" + path.get(1) + "' has no '" + String.join(".", path.subList(2, path.size())) + "'",
                    "setting." + path.get(1));
        }
        return value;
    }

    private Meaning value(List<String> path) {
        String name = path.get(0);
        List<Integer> untyped = new ArrayList<>();
        for (int i = frames.size() - 1; i >= 0; i--) {
            Frame frame = frames.get(i);
            if (frame.shape.members().containsKey(name)) {
                return of(frame, path);
            }
            if (frame.shape.kind() == Shape.Kind.ANY) {
                untyped.add(frame.index);
            }
        }
        List<String> rest = path.subList(1, path.size());
        Shape declared = names.values().get(name);
        if (declared != null) {
            return new Meaning(new Ref.Root(name, rest), walk(declared, path, 1));
        }
        if (names.barred() != null) {
            throw new UnfitValueException(Code.SETTINGS_ONLY, names.barred(), name);
        }
        if (untyped.isEmpty()) {
            throw new UnfitValueException(Code.UNDECLARED_NAME, "'" + name + "' is not declared" + hint(path), name);
        }
        return new Meaning(new Ref.Untyped(untyped, name, rest), Shape.any());
    }

    /** A path that begins with a word of other languages, such as {@code secrets} or {@code inputs}, means what follows it. */
    private String hint(List<String> path) {
        Set<String> known = names.values().keySet();
        String name = path.get(0);
        if (path.size() == 1 || Nearest.of(name, known).isPresent()) {
            return Nearest.hint(name, known);
        }
        String next = path.get(1);
        Optional<String> meant = Optional.ofNullable(MEANT.get(name)).or(() -> Nearest.of(name, Names.RESERVED));
        if (meant.isPresent()) {
            return "; did you mean '" + meant.get() + "." + next + "'?";
        }
        if (known.contains(next)) {
            return "; did you mean '" + next + "'?";
        }
        return BEFORE_VALUES.contains(name)
                ? "; a value is named without it, {{" + next + "}}" + Nearest.hint(next, known)
                : Nearest.hint(name, known);
    }

    private static Meaning of(Frame frame, List<String> path) {
        Shape shape = walk(frame.shape, path, 0);
        if (frame.constant == null) {
            return new Meaning(new Ref.Item(frame.index, path), shape);
        }
        return new Meaning(new Ref.Constant(Ref.follow(frame.constant.value(), path)), shape);
    }

    private static Shape walk(Shape start, List<String> path, int from) {
        Shape shape = start;
        for (int i = from; i < path.size() && shape.kind() != Shape.Kind.ANY; i++) {
            Shape member = shape.members().get(path.get(i));
            if (member == null) {
                throw new UnfitValueException(Code.NO_SUCH_MEMBER, shape.noMember(path, i), path.get(0), path.get(i));
            }
            shape = member;
        }
        return shape;
    }
}
