package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Invocation;
import io.dataconnectors.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import picocli.CommandLine.Option;

/** What a call is made with. */
final class InputOptions {
    @Option(
            names = {"-i", "--input"},
            paramLabel = "NAME=VALUE",
            converter = NamedValue.Converter.class,
            description = "An input, read by its declared type: lists and objects as JSON, a file as @PATH.")
    private List<NamedValue> inputs = new ArrayList<>();

    @Nullable
    @Option(
            names = "--inputs",
            paramLabel = "FILE",
            description = "An object with inputs, JSON or YAML, taken as they are; -i wins over it.")
    private Path inputsFile;

    @Option(
            names = "--context",
            paramLabel = "NAME=VALUE",
            converter = NamedValue.Converter.class,
            description = "An input that only a host supplies (\"from\": \"context\").")
    private List<NamedValue> context = new ArrayList<>();

    @Nullable
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long the call may take, such as 5s or 500ms; the document's limit counts as well.")
    private Duration timeout;

    @Nullable
    @Option(
            names = "--on-behalf-of",
            paramLabel = "WHO",
            description = "For whom the call is made, in 1 to 256 printable characters; the log says so.")
    private String who;

    /** Returns a call that lacks nothing. */
    Invocation.Builder invocation(ConnectorDefinition definition) {
        Map<String, Object> values = new LinkedHashMap<>(fromFile());
        values.putAll(InputValues.of(definition.inputs(), NamedValue.byName(inputs, "-i")));
        Invocation.Builder invocation = Invocation.builder().inputs(values);
        InputValues.of(definition.inputs(), NamedValue.byName(context, "--context"))
                .forEach(invocation::context);
        if (timeout != null) {
            // no call lasts longer, and a time beyond all counting has no end to name
            Duration most = timeout.compareTo(Limits.MAX_TIMEOUT) < 0 ? timeout : Limits.MAX_TIMEOUT;
            invocation.deadline(Instant.now().plus(most));
        }
        if (who != null) {
            try {
                invocation.onBehalfOf(who);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--on-behalf-of: " + e.getMessage());
            }
        }
        return invocation;
    }

    private Map<String, Object> fromFile() {
        if (inputsFile == null) {
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        object(inputsFile).forEach((name, value) -> values.put((String) name, value));
        return values;
    }

    private static Map<?, ?> object(Path file) {
        if (SourceFile.value(file) instanceof Map<?, ?> members) {
            return members;
        }
        throw new UsageException("The file " + file + " must hold an object with a member for each input");
    }
}
