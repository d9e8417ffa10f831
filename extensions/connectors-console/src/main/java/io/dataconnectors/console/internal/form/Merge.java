package io.dataconnectors.console.internal.form;

import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * Two drafts of one connector, by two people. They are put together part by part: a member of the document, of its request or of
 * how its answer is read. Immutable.
 */
public final class Merge {
    private static final Set<String> WITH_PARTS = Set.of("request", "response");

    private final Map<String, Object> mine;
    private final Map<String, Object> theirs;
    private final Map<String, Object> before;

    /**
     * Makes it.
     *
     * @param mine what this person wrote
     * @param theirs what was saved meanwhile
     * @param before what both began with
     */
    public Merge(Draft mine, Draft theirs, Draft before) {
        this.mine = mine.document();
        this.theirs = theirs.document();
        this.before = before.document();
    }

    /**
     * A part in which the drafts differ.
     *
     * @param place the JSON Pointer to it
     * @param mine what this person wrote, as JSON; null for nothing
     * @param theirs what was saved meanwhile, as JSON; null for nothing
     * @param keepsMine whether this person changed it, so that it is kept unless somebody says otherwise
     */
    public record Part(
            String place, @Nullable String mine, @Nullable String theirs, boolean keepsMine) {}

    /** Returns the parts in which they differ. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (String place : places()) {
            Object one = at(mine, place);
            Object other = at(theirs, place);
            if (!Objects.equals(one, other)) {
                parts.add(new Part(place, json(one), json(other), !Objects.equals(one, at(before, place))));
            }
        }
        return parts;
    }

    /** Returns the draft that has of each part what is chosen. */
    public Draft merged(Predicate<String> takesTheirs) {
        Map<String, Object> merged = new LinkedHashMap<>(mine);
        for (String place : places()) {
            if (takesTheirs.test(place)) {
                put(merged, List.of(place.substring(1).split("/", -1)), at(theirs, place));
            }
        }
        return Objects.requireNonNull(Draft.read(Json.write(merged)));
    }

    private Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        List.of(mine, theirs)
                .forEach(document -> document.forEach((name, value) -> {
                    String place = "/" + FormReading.pointer(name);
                    if (WITH_PARTS.contains(name) && value instanceof Map<?, ?> members) {
                        FormReading.map(members)
                                .keySet()
                                .forEach(part -> places.add(place + "/" + FormReading.pointer(part)));
                    } else {
                        places.add(place);
                    }
                }));
        return places;
    }

    @Nullable
    private static Object at(Map<String, Object> document, String place) {
        Object value = document;
        for (String step : place.substring(1).split("/", -1)) {
            value = FormReading.map(value).get(member(step));
        }
        return value;
    }

    private static void put(Map<String, Object> members, List<String> steps, @Nullable Object value) {
        String name = member(steps.get(0));
        if (steps.size() > 1) {
            Map<String, Object> within = new LinkedHashMap<>(FormReading.map(members.get(name)));
            put(within, steps.subList(1, steps.size()), value);
            members.put(name, within);
        } else if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
    }

    private static String member(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    @Nullable
    private static String json(@Nullable Object value) {
        return value == null ? null : value instanceof String text ? text : Json.writePretty(value);
    }
}
