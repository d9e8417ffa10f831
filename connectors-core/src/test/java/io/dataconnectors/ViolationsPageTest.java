package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of violations names every code, and each of its examples yields the code beside it. */
class ViolationsPageTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (.*?) \\| (.*) \\|");
    private static final Pattern EXCEPTION = Pattern.compile("\\| `([a-z-]+)` \\| `(\\w+)` \\| .*? \\| (\\d{3}) \\|");
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final String PAGE = page();

    /** The examples that are told in words. */
    private static final Map<Code, Map<String, Object>> IN_WORDS = new TreeMap<>(Map.of(
            Code.TOO_DEEP, Map.of("/inputs/0", nested(9)),
            Code.DOCUMENT_TOO_LARGE, Map.of("/settings/shop", "x".repeat(300_000)),
            Code.MORE_PROBLEMS, Map.of("call", Map.of("lines", Collections.nCopies(200, 7))),
            Code.TOO_MUCH_TO_CHECK,
                    Map.of(
                            "/inputs/1/items",
                                    Map.of(
                                            "type",
                                            "object",
                                            "properties",
                                            IntStream.range(0, 100)
                                                    .mapToObj(i -> Map.of("name", "p" + i, "type", "string"))
                                                    .toList()),
                            "/inputs/1/default", Collections.nCopies(500, Map.of())),
            Code.BODY_TOO_LARGE,
                    Map.of(
                            "/inputs/0/type", "file",
                            "/request/body", Map.of("type", "file", "file", "{{order}}"),
                            "call",
                                    Map.of(
                                            "order",
                                            Map.of(
                                                    "name", "a.txt",
                                                    "mediaType", "text/plain",
                                                    "base64", "AAAA".repeat(400_000)))),
            Code.SETTINGS_TOO_LONG,
                    Map.of(
                            "/settings/shop", "x".repeat(60_000),
                            "/variables",
                                    IntStream.range(0, 5)
                                            .mapToObj(i -> Map.of("name", "v" + i, "template", "{{setting.shop}}"))
                                            .toList())));

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "violations.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<MatchResult> rows() {
        return ROW.matcher(PAGE.substring(0, PAGE.indexOf("## Exceptions")))
                .results()
                .toList();
    }

    @Test
    void the_page_has_every_code_with_its_meaning_in_the_order_of_the_code() {
        assertThat(rows().stream().map(row -> row.group(1) + ": " + row.group(2)))
                .containsExactlyElementsOf(Arrays.stream(Code.values())
                        .map(code -> code.word() + ": " + code.meaning())
                        .toList());
    }

    static Stream<Arguments> examples() {
        return rows().stream()
                .filter(row -> !row.group(1).equals(Code.NOT_IMPORTABLE.word())) // shown where imports are
                .map(row -> Arguments.of(row.group(1), row.group(3)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void each_example_yields_its_code(String code, String example) {
        assertThat(codes(code, example)).contains(code);
    }

    private record Order(int number) {}

    private static Stream<String> codes(String code, String example) {
        Code known = Code.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (known == Code.OUTPUT_MISMATCH) {
            return codes(mismatch());
        }
        Object changes = IN_WORDS.containsKey(known)
                ? IN_WORDS.get(known)
                : Json.read(example.substring(1, example.length() - 1).replace("\\|", "|"));
        return codes(found((Map<?, ?>) changes));
    }

    private static Stream<String> codes(List<Violation> violations) {
        return violations.stream().map(Violation::code);
    }

    private static List<Violation> mismatch() {
        try {
            Execution.builder("call-1")
                    .outputs(Map.of("number", "seven"))
                    .build()
                    .outputsAs(Order.class);
            return List.of();
        } catch (OutputMismatchException e) {
            return e.violations();
        }
    }

    private static List<Violation> found(Map<?, ?> changes) {
        if (changes.get("text") instanceof String text) {
            return ConnectorDocument.validate(text);
        }
        if (changes.get("pack") instanceof Map<?, ?> pack) {
            return inPack(changed(1, pack), changes);
        }
        Object document = changed(0, changes);
        List<Violation> violations = ConnectorDocument.validateValue(document);
        if (!violations.isEmpty()) {
            return violations;
        }
        ConnectorDefinition definition = ConnectorDocument.ofValue(document);
        return changes.get("call") instanceof Map<?, ?> call
                ? inCall(definition, call)
                : ConnectorDocument.warnings(definition);
    }

    private static List<Violation> inPack(Object document, Map<?, ?> changes) {
        try {
            ConnectorPack pack = ConnectorPack.ofValue(document);
            return changes.get("fill") instanceof Map<?, ?> fill
                    ? pack.missing(strings(fill), Set.of(), Set.of())
                    : List.of();
        } catch (InvalidDefinitionException e) {
            return e.violations();
        }
    }

    private static List<Violation> inCall(ConnectorDefinition definition, Map<?, ?> call) {
        CompiledDefinition compiled = DefinitionCompiler.compile(definition);
        CallInputs inputs = CallInputs.check(compiled, Invocation.of(strings(call)));
        try {
            inputs.preview("call-1", Instant.EPOCH);
            return List.of();
        } catch (InvalidInputException e) {
            return e.violations();
        }
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        map.forEach((name, value) -> strings.put((String) name, value));
        return strings;
    }

    /** One of the documents of the page, with other values at some pointers. */
    private static Object changed(int block, Map<?, ?> changes) {
        String text = BLOCK.matcher(PAGE).results().toList().get(block).group(1);
        Object document = copied(Json.read(text));
        changes.forEach((pointer, value) -> {
            if (((String) pointer).startsWith("/")) {
                put(document, ((String) pointer).substring(1).split("/"), value);
            }
        });
        return document;
    }

    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = strings(map);
            copy.replaceAll((name, member) -> copied(member));
            return copy;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(ViolationsPageTest::copied).toList())
                : value;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object document, String[] steps, Object value) {
        Object place = document;
        for (int i = 0; i < steps.length - 1; i++) {
            place = place instanceof List<?> list
                    ? list.get(Integer.parseInt(steps[i]))
                    : ((Map<?, ?>) place).get(steps[i]);
        }
        String last = steps[steps.length - 1];
        if (place instanceof List<?>) {
            ((List<Object>) place).set(Integer.parseInt(last), value);
        } else {
            ((Map<String, Object>) place).put(last, value);
        }
    }

    private static Map<String, Object> nested(int depth) {
        return depth == 0
                ? Map.of("name", "order", "type", "string")
                : Map.of("name", "order", "type", "object", "properties", List.of(nested(depth - 1)));
    }

    @Test
    void the_page_has_every_exception_with_its_code_and_status() {
        Map<String, String> told = new TreeMap<>();
        EXCEPTION.matcher(PAGE).results().forEach(row -> told.put(row.group(2), row.group(1) + " " + row.group(3)));

        Map<String, String> thrown = new TreeMap<>();
        exceptions()
                .forEach(e -> thrown.put(
                        e.getClass().getSimpleName(),
                        e.code() + " " + JsonForm.of(e).get("status")));
        assertThat(told).isEqualTo(thrown);
    }

    private static Stream<ConnectorException> exceptions() {
        Violation violation = Violation.of("broken", "", "broken");
        Failure failure = Failure.of(FailureKind.TIMEOUT, "too late");
        return Stream.of(
                new BreakingChangeException("a", List.of(), List.of(), List.of()),
                new ConnectorInUseException("a", List.of(), List.of()),
                new ConnectorNotFoundException("w", "a"),
                new ExecutionFailedException(
                        Execution.builder("call-1").failure(failure).build(), failure),
                new InvalidDefinitionException(List.of(violation)),
                new InvalidInputException(List.of(violation)),
                new NameTakenException("a"),
                new OutputMismatchException(Order.class, violation),
                new QuotaExceededException(1, "secrets"),
                new StaleConnectorException("a", 1, 2),
                new StorageException("a"),
                new UntestedException("a", UntestedException.Reason.NEVER_TESTED),
                new WriteNotConfirmedException("a", 1, Method.POST),
                new WrongStatusException("a", Status.LIVE, "b"));
    }
}
