package io.dataconnectors.console.internal.api;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads what requests to the API have: JSON, parameters, and the revision that a client saw. */
final class ApiRequest {
    private static final String JSON = "application/json";
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private ApiRequest() {}

    /** Reads the connector document that was sent. Every violation of its shape is named. */
    static ConnectorDefinition document(Visit visit) {
        return ConnectorDocument.ofValue(json(visit));
    }

    /** Reads any JSON that was sent. */
    @Nullable
    static Object json(Visit visit) {
        if (!visit.body().is(JSON)) {
            throw Refusal.wrongMediaType(JSON);
        }
        try {
            return Json.readWritten(visit.body().text());
        } catch (JsonException e) {
            throw Refusal.of(400, "not-json", String.valueOf(e.getMessage()));
        }
    }

    /** Reads the object that was sent, all of whose members are known; no body at all is an empty one. */
    static Map<?, ?> object(Visit visit, String... known) {
        if (visit.body().bytes().length == 0) {
            return Map.of();
        }
        if (!(json(visit) instanceof Map<?, ?> object)) {
            throw Refusal.malformed(Texts.text("refused.no-object", String.join(", ", known)));
        }
        checkMembers("body", object, known);
        return object;
    }

    /** Refuses an object with a member that is not known. */
    static void checkMembers(String what, Map<?, ?> object, String... known) {
        TreeSet<String> unknown = new TreeSet<>();
        object.keySet().forEach(name -> unknown.add(String.valueOf(name)));
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw Refusal.of(
                    400,
                    "unknown-member",
                    Texts.text("refused.unknown-member", what, String.join(", ", known), unknown.first()));
        }
    }

    /** Reads a member that is an object; empty if it is not there. */
    static Map<String, Object> members(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?>)) {
            throw Refusal.malformed(Texts.text("refused.member-no-object", name));
        }
        @SuppressWarnings("unchecked") // what is read as JSON has texts for names
        Map<String, Object> members = (Map<String, Object>) value;
        return members;
    }

    /** Reads a member that is a boolean; false if it is not there. */
    static boolean flag(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw Refusal.malformed(Texts.text("refused.member-no-flag", name));
        }
        return Boolean.TRUE.equals(value);
    }

    /** Reads a member that is a text, and must be there. */
    static String text(Map<?, ?> object, String name) {
        if (object.get(name) instanceof String text) {
            return text;
        }
        throw Refusal.malformed(Texts.text("refused.member-no-text", name));
    }

    /** Reads a member that is a list of texts; empty if it is not there. */
    static List<String> texts(Map<?, ?> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw Refusal.malformed(Texts.text("refused.member-no-texts", name));
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** Returns the revision at which the client saw the connector, from {@code If-Match}. */
    static long seen(Visit visit) {
        String tag = visit.request().header("If-Match");
        if (tag == null) {
            throw Refusal.of(428, "revision-missing", Texts.text("refused.revision-missing"));
        }
        Matcher matcher = TAG.matcher(tag.strip());
        if (!matcher.matches()) {
            throw Refusal.malformed(Texts.text("refused.no-etag"));
        }
        return Long.parseLong(matcher.group(1));
    }

    /** Reads a parameter that is one of some words, such as the names of an enum. */
    static <E extends Enum<E>> Optional<E> word(Visit visit, String name, Class<E> type) {
        Optional<String> given = visit.query().given(name);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(given.get())) {
                return Optional.of(constant);
            }
        }
        throw Refusal.malformed(Texts.text("refused.no-word", name, List.of(type.getEnumConstants())));
    }

    /** Reads how many are asked for, 1 to 1,000; 50 if nothing is said. */
    static int limit(Visit visit) {
        long limit = visit.query().given("limit").isPresent() ? visit.query().number("limit") : 50;
        if (limit < 1 || limit > 1_000) {
            throw Refusal.malformed(Texts.text("refused.limit"));
        }
        return (int) limit;
    }

    /** Reads the number of a revision in the path. */
    static long revision(Visit visit) {
        try {
            return Long.parseLong(visit.variable("revision"));
        } catch (NumberFormatException e) {
            throw Refusal.notFound();
        }
    }
}
