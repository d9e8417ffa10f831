package io.dataconnectors.examples.source;

import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes plain values as YAML for people: texts of several lines, and long ones with quotes in them, as blocks. */
final class YamlWriting {
    private static final int SHORT = 60;
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_.-]*");
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setSplitLines(false)
            .setBestLineBreak("\n")
            .build();

    private final List<Event> events = new ArrayList<>();

    private YamlWriting() {}

    static String write(@Nullable Object value) {
        if (!(value instanceof Map) && !(value instanceof List)) {
            return Json.write(value) + "\n"; // a block that is not within anything may look like an end
        }
        YamlWriting writing = new YamlWriting();
        writing.events.add(new StreamStartEvent());
        writing.events.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
        writing.add(value);
        writing.events.add(new DocumentEndEvent(false));
        writing.events.add(new StreamEndEvent());
        return new Present(SETTINGS).emitToString(writing.events.iterator());
    }

    private void add(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            FlowStyle style = members.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
            events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
            members.forEach((name, inner) -> {
                scalar(String.valueOf(name), nameStyle(String.valueOf(name)));
                add(inner);
            });
            events.add(new MappingEndEvent());
        } else if (value instanceof List<?> elements) {
            FlowStyle style = fitsOnALine(elements) ? FlowStyle.FLOW : FlowStyle.BLOCK;
            events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
            elements.forEach(this::add);
            events.add(new SequenceEndEvent());
        } else if (value instanceof String text) {
            scalar(text, style(text));
        } else {
            scalar(Json.write(value), ScalarStyle.PLAIN);
        }
    }

    private static boolean fitsOnALine(List<?> elements) {
        boolean texts = elements.stream()
                .noneMatch(each -> each instanceof Map
                        || each instanceof List
                        || (each instanceof String text && style(text) == ScalarStyle.LITERAL));
        return texts && Json.write(elements).length() <= SHORT;
    }

    private void scalar(String text, ScalarStyle style) {
        events.add(new ScalarEvent(
                Optional.empty(), Optional.empty(), new ImplicitTuple(style == ScalarStyle.PLAIN, true), text, style));
    }

    /** A style that a text cannot have, the library replaces by double quotes. */
    private static ScalarStyle style(String text) {
        if (text.codePoints().anyMatch(YamlWriting::isUnseen)) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        boolean escapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
        if (text.indexOf('\n') >= 0 || (escapes && (text.length() > SHORT || text.indexOf('\'') >= 0))) {
            // blanks at the beginning of a block are its indentation
            return Character.isWhitespace(text.charAt(0)) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.LITERAL;
        }
        return escapes ? ScalarStyle.SINGLE_QUOTED : quotedUnlessText(text);
    }

    /** Controls, direction marks and foreign line ends: in double quotes they are escaped. */
    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static ScalarStyle nameStyle(String name) {
        boolean plain = WORD.matcher(name).matches() && YamlScalar.isText(name);
        return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }

    private static ScalarStyle quotedUnlessText(String text) {
        boolean plain = YamlScalar.isText(text) && !text.startsWith("{") && !text.startsWith("<<");
        return plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    }
}
