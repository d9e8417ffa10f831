package io.dataconnectors.examples.source;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What is wrong with a text that is no YAML, in our own words: those of the library quote the text, and riddle. */
final class YamlMistakes {
    private static final String PLACEHOLDER = "A text that begins with { must be in quotes, such as \"{{order_id}}\"";
    private static final String INDENTATION =
            "This line does not belong to what stands above it: check its indentation, and quotes that end too early";

    /** By how the library names the problem. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    "mapping values are not allowed",
                    "A colon has no place here: put a text that has a colon and a blank"
                            + " in it in quotes, and check the indentation of a name"),
            Map.entry(
                    "could not find expected ':'",
                    "This is neither a name nor a value: a name is followed by a colon and a" + " blank"),
            Map.entry("sequence entries are not allowed", "A list begins on a line of its own"),
            Map.entry("expected ',' or ']'", "A comma, or the ] that ends the list, is missing before this"),
            Map.entry("expected ',' or '}'", "A comma, or the } that ends the object, is missing before this"),
            Map.entry(
                    "found unknown escape character",
                    "No escape begins with \\ and this letter: in single quotes, or in a"
                            + " block, a \\ is only a \\"),
            Map.entry(
                    "expected escape sequence", "The escape is not finished: \\u is followed by 4 hexadecimal digits"),
            Map.entry("expected chomping", "Behind | or > the line ends; the text begins on the next one, indented"),
            Map.entry("the leading empty lines", "The first line of a block is indented less than a line above it"),
            Map.entry(
                    "expected '<document start>'",
                    "A line that begins with % is an instruction to YAML: put the text in" + " quotes"),
            Map.entry("expected <block end>", INDENTATION));

    private final String text;

    YamlMistakes(String text) {
        this.text = text;
    }

    Place place(Event event) {
        return event.getStartMark().map(YamlMistakes::place).orElse(new Place(1, 1));
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    SourceException at(Event event, String message) {
        return new SourceException(message, place(event));
    }

    /** Of what stands before a colon and is no text: most often a placeholder that needs quotes. */
    SourceException noName(Event event) {
        return at(
                event,
                startsWithBrace(event.getStartMark()) ? PLACEHOLDER : "A name is a text, not a list or an object");
    }

    SourceException of(YamlEngineException thrown) {
        if (thrown instanceof ReaderException unreadable) {
            return control(unreadable.getPosition());
        }
        if (!(thrown instanceof MarkedYamlEngineException marked)) {
            return new SourceException("The text is not valid YAML 1.2", new Place(1, 1));
        }
        Optional<Mark> unclosed = unclosed(marked);
        Place place =
                unclosed.or(marked::getProblemMark).map(YamlMistakes::place).orElse(new Place(1, 1));
        return new SourceException(
                unclosed.isPresent() ? "The quote that begins here is never closed" : words(marked), place);
    }

    private static Optional<Mark> unclosed(MarkedYamlEngineException marked) {
        return problem(marked).contains("unexpected end of stream")
                        || problem(marked).contains("document separator")
                ? marked.getContextMark()
                : Optional.empty();
    }

    private static String problem(MarkedYamlEngineException marked) {
        return marked.getProblem() == null ? "" : marked.getProblem().strip();
    }

    private String words(MarkedYamlEngineException marked) {
        String problem = problem(marked);
        if (problem.startsWith("found character")) {
            return problem.contains("TAB")
                    ? "A tab cannot indent: use blanks"
                    : "A text cannot begin with this character: put it in quotes";
        }
        if (problem.contains("but found '<scalar>'") && followsPlaceholder(marked)) {
            return PLACEHOLDER;
        }
        return WORDS.entrySet().stream()
                .filter(entry -> problem.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("The text is not valid YAML 1.2");
    }

    private boolean followsPlaceholder(MarkedYamlEngineException marked) {
        return marked.getProblemMark()
                .filter(mark -> line(mark)
                        .substring(0, Math.min(mark.getColumn(), line(mark).length()))
                        .endsWith("}}"))
                .isPresent();
    }

    private boolean startsWithBrace(Optional<Mark> mark) {
        return mark.filter(at -> at.getColumn() < line(at).length() && line(at).charAt(at.getColumn()) == '{')
                .isPresent();
    }

    private String line(Mark mark) {
        return text.lines().skip(mark.getLine()).findFirst().orElse("");
    }

    /** @param position in code points, from the beginning of what was read at once */
    private SourceException control(int position) {
        int line = 1;
        int column = 1;
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        for (int i = 0; i < end; i++) {
            boolean ends = text.charAt(i) == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new SourceException(
                "A control character has no place in a text; in double quotes it is written \\u and 4 hexadecimal digits",
                new Place(line, column));
    }
}
