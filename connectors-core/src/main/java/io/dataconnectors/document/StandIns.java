package io.dataconnectors.document;

import io.dataconnectors.Input;
import io.dataconnectors.Violation;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import io.dataconnectors.internal.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The values with which connectors are judged whose settings are open: templates and paths are parsed with settings in them.
 * A text that is to be filled in may be a part of a host, a number, a time zone or a date; one of each is tried where the one before
 * does not fit.
 */
final class StandIns {
    /** How often a connector is judged again: a template tells of one setting at a time. */
    private static final int MOST_ATTEMPTS = 20;

    private static final int MOST_NAMED = 3;

    /** How many violations are looked at for what the stand-ins have to do with them. */
    private static final int MOST_EXPLAINED = 100;

    private static final String SETTING = "setting.";

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** What else may stand for a text that the pack says no value of. */
    private final Map<String, List<String>> others = new HashMap<>();

    StandIns(List<Input> settings) {
        settings.forEach(this::add);
    }

    private void add(Input setting) {
        if (setting.hasDefault() && setting.defaultValue() != null) {
            values.put(setting.name(), setting.defaultValue());
        } else if (!setting.oneOf().isEmpty() && setting.oneOf().get(0) != null) {
            values.put(setting.name(), setting.oneOf().get(0));
        } else {
            values.put(setting.name(), invented(setting, values.size() + 1));
        }
    }

    private Object invented(Input setting, int number) {
        return switch (setting.type()) {
            case INTEGER, NUMBER -> number;
            case BOOLEAN -> true;
            default -> {
                others.put(setting.name(), List.of(String.valueOf(number), "UTC", "2026-01-01"));
                yield "s" + number + ".example";
            }
        };
    }

    /** The names of the settings. */
    Set<String> names() {
        return values.keySet();
    }

    /** Returns the definition with something in the place of what is open; or nothing, and then violations are added. */
    Optional<CompiledDefinition> fill(OpenDocument document, String pointer, List<Violation> violations) {
        Attempt attempt = new Attempt(document, pointer);
        Optional<CompiledDefinition> definition = attempt.fill();
        List<Violation> first = attempt.explained();
        for (int i = 0; i < MOST_ATTEMPTS && definition.isEmpty() && attempt.changeWhatDoesNotFit(); i++) {
            definition = attempt.fill();
        }
        if (definition.isEmpty()) {
            violations.addAll(first);
        }
        return definition;
    }

    /** The texts in a plain value. */
    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.values().stream().flatMap(StandIns::texts);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().flatMap(StandIns::texts);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }

    /** One connector, with what stands for its settings at the moment, and what is wrong then. */
    private final class Attempt {
        private final OpenDocument document;
        private final String pointer;
        private final Map<String, Object> filled = new HashMap<>(values);
        private final Map<String, Integer> tried = new HashMap<>();
        private final Map<String, Set<String>> byPlace = new HashMap<>();
        private final List<Violation> violations = new ArrayList<>();

        Attempt(OpenDocument document, String pointer) {
            this.document = document;
            this.pointer = pointer;
        }

        Optional<CompiledDefinition> fill() {
            violations.clear();
            return document.fill(filled, pointer, violations);
        }

        /** Returns whether anything is left to be tried. */
        boolean changeWhatDoesNotFit() {
            Set<String> blamed = violations.stream()
                    .limit(MOST_EXPLAINED)
                    .flatMap(found -> blamed(found).stream())
                    .collect(Collectors.toSet());
            boolean changed = false;
            for (String setting : blamed) {
                int next = tried.merge(setting, 1, Integer::sum) - 1;
                List<String> rest = others.getOrDefault(setting, List.of());
                if (next < rest.size()) {
                    filled.put(setting, rest.get(next));
                    changed = true;
                }
            }
            return changed;
        }

        /** The settings to which a violation may be due: those that it is about, else all in the text at its place. */
        private List<String> blamed(Violation violation) {
            Set<String> there = byPlace.computeIfAbsent(violation.pointer(), this::open);
            List<String> named = there.stream()
                    .filter(setting -> violation.subjects().contains(SETTING + setting))
                    .toList();
            return named.isEmpty() ? List.copyOf(there) : named;
        }

        /** The settings in the text at a place for which there is more than one stand-in. */
        private Set<String> open(String at) {
            String place = at.substring(pointer.length());
            if (place.length() > JsonPointer.MAX_LENGTH) {
                return Set.of();
            }
            Set<String> varied = new TreeSet<>(document.open());
            varied.retainAll(others.keySet());
            return JsonPointer.parse(place).values(document.members()).stream()
                    .flatMap(StandIns::texts)
                    .flatMap(text -> Template.settingsIn(text, varied).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** The violations, with what the setting was taken for where one may be at fault. */
        List<Violation> explained() {
            Stream<Violation> first = violations.stream().limit(MOST_EXPLAINED).map(this::explained);
            return Stream.concat(first, violations.stream().skip(MOST_EXPLAINED))
                    .toList();
        }

        private Violation explained(Violation violation) {
            String taken = blamed(violation).stream()
                    .limit(MOST_NAMED)
                    .map(setting -> "'" + filled.get(setting) + "' for the open setting " + setting)
                    .collect(Collectors.joining(" and "));
            return taken.isEmpty()
                    ? violation
                    : new Violation(
                            violation.code(),
                            violation.pointer(),
                            violation.position(),
                            violation.subjects(),
                            violation.message() + " (judged with " + taken + ", as there is no default)");
        }
    }
}
