package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One pass over the events of one text. No object is made of a tag, and an alias is the value that it names: it counts as
 * often as it stands there, so that a text of a few lines is not a document without end.
 */
final class YamlReading {
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";

    private final YamlMistakes mistakes;
    private final Iterator<Event> events;
    private final Map<String, YamlAnchor> anchors = new HashMap<>();
    private final YamlBudget budget = new YamlBudget();

    /** How deep the lists and objects nest that were read since the last anchor began, with those behind aliases. */
    private int deepest;

    YamlReading(String text) {
        mistakes = new YamlMistakes(text);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            events = new Parse(settings).parseString(text).iterator();
        } catch (YamlEngineException e) {
            throw mistakes.of(e);
        }
    }

    Source source() {
        Event first = next();
        while (first instanceof StreamStartEvent) {
            first = next();
        }
        if (!(first instanceof DocumentStartEvent start)) {
            throw mistakes.at(first, "The text is empty; a value was expected");
        }
        if (start.getSpecVersion().filter(version -> version.getMinor() < 2).isPresent()) {
            throw mistakes.at(first, "This is read as YAML 1.2: leave the line out that names an older version");
        }
        Event node = next();
        Places places = new Places(mistakes.place(node));
        Object value = value(node, places, 1);
        checkEnd();
        return new Source(value, places);
    }

    private void checkEnd() {
        Event after = next();
        while (after instanceof DocumentEndEvent) {
            after = next();
        }
        if (after instanceof DocumentStartEvent) {
            throw mistakes.at(after, "A file holds one document: there is a second one after the line ---");
        }
    }

    private Event next() {
        try {
            return events.next();
        } catch (YamlEngineException e) {
            throw mistakes.of(e);
        }
    }

    @Nullable
    private Object value(Event event, Places places, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, depth);
        }
        NodeEvent node = (NodeEvent) event;
        count(node, node instanceof ScalarEvent scalar ? scalar.getValue().length() : 0);
        YamlAnchor anchor = anchor(node);
        if (anchor == null) {
            return unnamed(node, places, depth);
        }
        int around = deepest;
        deepest = depth - 1;
        Object value = unnamed(node, places, depth);
        anchor.stands(value, deepest - depth + 1, budget);
        deepest = Math.max(deepest, around);
        return value;
    }

    @Nullable
    private Object unnamed(NodeEvent node, Places places, int depth) {
        return node instanceof ScalarEvent scalar ? scalar(scalar) : collection(node, places, depth);
    }

    private void reach(int depth, Event event) {
        if (depth > Json.MAX_DEPTH) {
            throw mistakes.at(event, "Lists and objects nest at most " + Json.MAX_DEPTH + " levels deep");
        }
        deepest = Math.max(deepest, depth);
    }

    @Nullable
    private Object collection(NodeEvent node, Places places, int depth) {
        reach(depth, node);
        if (node instanceof SequenceStartEvent list) {
            refuseTag(node, list.getTag());
            return list(places, depth);
        }
        refuseTag(node, ((MappingStartEvent) node).getTag());
        return object(places, depth);
    }

    private void count(Event event, int characters) {
        if (!budget.takes(1, characters)) {
            throw mistakes.at(event, YamlBudget.SPENT);
        }
    }

    @Nullable
    private YamlAnchor anchor(NodeEvent node) {
        Anchor name = node.getAnchor().orElse(null);
        if (name == null) {
            return null;
        }
        YamlAnchor anchor = new YamlAnchor(budget);
        anchors.put(name.getValue(), anchor);
        return anchor;
    }

    @Nullable
    private Object alias(AliasEvent alias, int depth) {
        YamlAnchor anchor = anchors.get(alias.getAlias().getValue());
        if (anchor == null) {
            throw mistakes.at(
                    alias,
                    "A text that begins with * stands for what has that name after a &, and nothing has:"
                            + " put the text in quotes if it is one");
        }
        if (!anchor.isWhole()) {
            throw mistakes.at(alias, "This would hold itself");
        }
        if (!anchor.isTakenFrom(budget)) {
            throw mistakes.at(alias, YamlBudget.SPENT);
        }
        reach(depth - 1 + anchor.depth(), alias);
        return anchor.value();
    }

    private List<Object> list(Places places, int depth) {
        List<Object> elements = new ArrayList<>();
        for (Event event = next(); !(event instanceof CollectionEndEvent); event = next()) {
            Places inner = new Places(mistakes.place(event));
            places.put(String.valueOf(elements.size()), inner);
            elements.add(value(event, inner, depth + 1));
        }
        return elements;
    }

    private Map<String, Object> object(Places places, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Event event = next(); !(event instanceof CollectionEndEvent); event = next()) {
            String name = name(event);
            if (members.containsKey(name)) {
                throw mistakes.at(event, "A name stands twice in one object");
            }
            Places inner = new Places(mistakes.place(event));
            places.put(name, inner);
            members.put(name, value(next(), inner, depth + 1));
        }
        return members;
    }

    /** A name is the text that stands there: {@code 200} and {@code no} as well. */
    private String name(Event event) {
        if (!(event instanceof ScalarEvent scalar)) {
            throw mistakes.noName(event);
        }
        refuseTag(event, scalar.getTag());
        count(event, scalar.getValue().length());
        String name = scalar.getValue();
        if (scalar.isPlain() && name.isEmpty()) {
            throw mistakes.at(event, "There is no name before the colon");
        }
        if (scalar.isPlain() && name.equals("<<")) {
            throw mistakes.at(event, "YAML 1.2 does not merge objects with <<: write the members");
        }
        if (name.length() > Json.MAX_NAME_LENGTH) {
            throw mistakes.at(event, "A name has at most " + Json.MAX_NAME_LENGTH + " characters");
        }
        return name;
    }

    @Nullable
    private Object scalar(ScalarEvent scalar) {
        refuseTag(scalar, scalar.getTag());
        if (!scalar.isPlain() || scalar.getTag().isPresent()) {
            return scalar.getValue();
        }
        YamlScalar.mistake(scalar.getValue()).ifPresent(mistake -> {
            throw mistakes.at(scalar, mistake);
        });
        try {
            return YamlScalar.value(scalar.getValue());
        } catch (JsonException e) {
            throw mistakes.at(
                    scalar,
                    "A number has at most " + Json.MAX_NUMBER_LENGTH + " characters and an exponent of at most "
                            + Json.MAX_EXPONENT);
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        boolean text =
                event instanceof ScalarEvent && tag.filter(TEXT_TAG::equals).isPresent();
        if (tag.isPresent() && !text) {
            throw mistakes.at(
                    event,
                    "A text that begins with ! is a tag, and none is taken but !!str: leave it out, or put"
                            + " the text in quotes if it is one");
        }
    }
}
