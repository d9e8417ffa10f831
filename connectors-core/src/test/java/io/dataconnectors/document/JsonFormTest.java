package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Answer;
import io.dataconnectors.BreakingChange;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorException;
import io.dataconnectors.ConnectorVersion;
import io.dataconnectors.Delivery;
import io.dataconnectors.Difference;
import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.Status;
import io.dataconnectors.UntestedException;
import io.dataconnectors.Violation;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFormTest {
    private static final int SEEDS = Thorough.rounds(50, 200);

    static List<Map.Entry<String, Object>> examples() {
        return FormExamples.all();
    }

    @Test
    void the_schema_is_a_schema_itself() {
        assertThat(Validation.ofSchemas().errors(JsonForm.schema())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_schema_accepts_every_form_and_knows_all_its_members(Map.Entry<String, Object> example) {
        assertThat(FormSchema.errors(example.getKey(), JsonForm.write(example.getValue())))
                .isEmpty();
    }

    @Test
    void every_form_of_the_schema_has_an_example() {
        assertThat(examples().stream().map(Map.Entry::getKey).distinct())
                .containsExactlyInAnyOrderElementsOf(FormSchema.names());
    }

    @Test
    void the_schema_names_every_word_of_an_enum() {
        List<Enum<?>> words = new ArrayList<>();
        for (Class<? extends Enum<?>> type : List.of(
                FailureKind.class,
                Delivery.class,
                Status.class,
                Method.class,
                LifeEvent.Kind.class,
                BreakingChange.Kind.class,
                ConnectorVersion.Kind.class,
                Difference.Kind.class,
                UntestedException.Reason.class)) {
            words.addAll(List.of(type.getEnumConstants()));
        }

        assertThat(words).allSatisfy(word -> assertThat(JsonForm.schema()).contains("\"" + word.name() + "\""));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void forms_are_plain_and_cannot_be_changed(Map.Entry<String, Object> example) {
        expectPlain(JsonForm.of(example.getValue()));
    }

    private static void expectPlain(Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            map.values().forEach(JsonFormTest::expectPlain);
        } else if (value instanceof List<?> list) {
            assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
            list.forEach(JsonFormTest::expectPlain);
        } else if (value != null) {
            assertThat(value).isInstanceOfAny(String.class, Boolean.class, Number.class);
        }
    }

    @Test
    void generated_connectors_are_read_from_their_form_as_they_were() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Connector connector = connector(seed);
            String json = JsonForm.write(connector);

            assertThat(FormSchema.errors("connector", json)).as("seed " + seed).isEmpty();
            assertThat(JsonForm.readConnector(json)).as("seed " + seed).isEqualTo(connector);
            assertThat(JsonForm.connectorOf(JsonForm.of(connector))).isEqualTo(connector);
            assertThat(JsonForm.write(JsonForm.readConnector(json))).isEqualTo(json);
        }
    }

    @Test
    void generated_outcomes_are_read_from_their_form_as_they_were() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> outputs = new LinkedHashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                outputs.put("output_" + i, RandomValues.any(random, 4));
            }
            Execution outcome = Execution.builder("call-" + seed)
                    .outputs(outputs)
                    .failure(seed % 2 == 0 ? null : FormExamples.FAILURE)
                    .delivery(Delivery.values()[random.nextInt(3)])
                    .attempts(random.nextInt(3))
                    .duration(Duration.ofMillis(random.nextInt(60_000)))
                    .build();
            String json = JsonForm.write(outcome);

            assertThat(JsonForm.write(JsonForm.readExecution(json))).isEqualTo(json);
            assertThat(JsonForm.readExecution(json).outputs()).isEqualTo(outcome.outputs());
        }
    }

    @Test
    void all_of_an_outcome_is_read_but_for_the_answer_of_which_the_status_is() {
        Execution.Builder outcome = Execution.builder("call-1").answer(FormExamples.ANSWER);
        for (FailureKind kind : FailureKind.values()) {
            Failure failure = kind == FailureKind.INVALID_INPUT
                    ? Failure.invalidInput(List.of(FormExamples.WARNING))
                    : Failure.of(kind, "as told").saying(null, "x".repeat(2_000), List.of(), Map.of());
            String json = JsonForm.write(outcome.failure(failure).build());

            Execution read = JsonForm.readExecution(json);

            assertThat(JsonForm.write(read)).isEqualTo(json);
            assertThat(read.answer()).hasToString("200, 0 bytes");
        }
    }

    @Test
    void what_is_no_outcome_is_told_with_every_violation() {
        assertThatThrownBy(() -> JsonForm.readExecution("{\"callId\": 7, \"delivery\": \"MAYBE\", \"status\": null,"
                        + " \"attempts\": 1.5, \"durationMillis\": 3, \"outputs\": [], \"failure\": {}}"))
                .isInstanceOfSatisfying(
                        InvalidDefinitionException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::pointer)
                                .contains("/callId", "/delivery", "/attempts", "/outputs", "/failure/kind"));
        assertThatThrownBy(() -> JsonForm.readExecution("{")).isInstanceOf(InvalidDefinitionException.class);
    }

    private static Connector connector(long seed) {
        ConnectorDefinition draft = RandomDefinitions.of(seed);
        ConnectorDefinition live = seed % 3 == 0
                ? null
                : RandomDefinitions.of(seed + seed % 2).toBuilder()
                        .name(draft.name())
                        .build();
        return FormExamples.CONNECTOR.toBuilder()
                .draft(draft)
                .live(live)
                .lastTest(seed % 5 == 0 ? null : FormExamples.EVIDENCE)
                .revision(1 + seed * Integer.MAX_VALUE)
                .build();
    }

    @Test
    void a_definition_that_breaks_rules_is_kept_and_read_like_any_other() {
        ConnectorDefinition broken = ConnectorDefinition.builder("not a name")
                .get("https://example.com/{{nobody}}")
                .build();
        Connector connector =
                FormExamples.CONNECTOR.toBuilder().draft(broken).live(null).build();

        assertThat(JsonForm.readConnector(JsonForm.write(connector))).isEqualTo(connector);
    }

    @Test
    void what_a_newer_release_adds_is_passed_over_but_not_in_a_document() {
        Map<String, Object> form = changed("labels", List.of("new"));
        Map<String, Object> document = new LinkedHashMap<>(ConnectorDocument.toValue(FormExamples.DEFINITION));
        document.put("retries", 3);

        assertThat(JsonForm.connectorOf(form)).isEqualTo(FormExamples.CONNECTOR);
        assertThat(violations(changed("draft", document)))
                .singleElement()
                .asString()
                .startsWith("/draft/retries: unknown");
    }

    @Test
    void a_later_version_of_the_form_is_refused_whatever_else_is_there() {
        assertThat(violations(Map.of("formVersion", 2)))
                .containsExactly(
                        "/formVersion: formVersion 2 is newer than this library, which reads 1; a newer release of the"
                                + " library reads it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            formVersion   | 0                            | /formVersion: expected 1, found 0
            id            | null                         | /id: expected a string, found null
            revision      | 0                            | /revision: expected a whole number from 1
            revision      | 1.5                          | /revision: expected a whole number from 1
            revision      | 9223372036854775808          | /revision: expected a whole number from 1
            revision      | "3"                          | /revision: expected a number, found a string; write it without quotes
            draftRevision | 4                            | The draft of revision 3 cannot have been written at revision 4
            created       | {"at": "today", "by": null}  | /created/at: expected an instant such as 2026-11-23T10:15:30Z, found "today"
            created       | {"at": "2026-11-23T10:15:30Z"} | /created/by: missing, expected a string
            lastTest      | []                           | /lastTest: expected an object, found a list
            warnings      | null                         | /warnings: expected a list, found null
            warnings      | [{"code": "No"}]             | /warnings/0/code: expected a code such as undeclared-name, found "No"
            draft         | null                         | /draft: expected an object, found null
            live          | {"schemaVersion": 9}         | /live/schemaVersion: schemaVersion 9 is newer than this library, which reads 1; a newer release of the library reads it
            """)
    void what_is_wrong_with_a_form_is_told_with_its_place(String member, String json, String violation) {
        assertThat(violations(changed(member, Json.read(json)))).contains(violation);
    }

    @Test
    void every_member_must_be_there() {
        for (String name : JsonForm.of(FormExamples.CONNECTOR).keySet()) {
            Map<String, Object> form = new LinkedHashMap<>(JsonForm.of(FormExamples.CONNECTOR));
            form.remove(name);
            if (List.of("name", "status").contains(name)) {
                assertThat(JsonForm.connectorOf(form)).isEqualTo(FormExamples.CONNECTOR);
            } else {
                assertThat(violations(form)).singleElement().asString().startsWith("/" + name + ": missing, expected ");
            }
        }
    }

    @Test
    void a_text_that_is_no_json_is_refused() {
        assertThatThrownBy(() -> JsonForm.readConnector("{\"id\": 1,}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("comma");
        assertThat(violations(null)).containsExactly("expected an object, found null");
    }

    private static List<String> violations(Object form) {
        try {
            JsonForm.connectorOf(form);
            return List.of();
        } catch (InvalidDefinitionException e) {
            return e.violations().stream().map(Object::toString).toList();
        }
    }

    private static Map<String, Object> changed(String member, Object value) {
        Map<String, Object> form = new LinkedHashMap<>(JsonForm.of(FormExamples.CONNECTOR));
        form.put(member, value);
        return form;
    }

    @Test
    void an_answer_is_text_in_its_own_charset_or_base64() {
        assertThat(answer("text/plain; charset=ISO-8859-1", "é".getBytes(StandardCharsets.ISO_8859_1)))
                .containsEntry("text", "é")
                .containsEntry("base64", null)
                .containsEntry("bytes", 1);
        assertThat(answer("application/json", "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8)))
                .containsEntry("text", "{\"a\":\"é\"}");
        assertThat(answer("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}))
                .containsEntry("text", null)
                .containsEntry("base64", "iVBORw==");
        assertThat(answer("application/octet-stream", new byte[] {'a', 0}))
                .containsEntry("text", null)
                .containsEntry("base64", "YQA=");
        assertThat(answer("text/plain; charset=nothing", new byte[] {'a'})).containsEntry("base64", "YQ==");
        assertThat(answer("text/plain", new byte[0])).containsEntry("text", "");
    }

    private static Map<String, Object> answer(String mediaType, byte[] body) {
        return JsonForm.of(Answer.of(200, List.of(new Header("content-type", mediaType)), body));
    }

    static List<ConnectorException> exceptions() {
        return FormExamples.exceptions();
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void an_exception_is_a_problem_with_a_code_of_its_own(ConnectorException exception) {
        Map<String, Object> problem = JsonForm.of(exception);

        assertThat(problem.get("type")).isEqualTo("urn:problem-type:data-connectors:" + problem.get("code"));
        assertThat(problem.get("detail").toString()).isNotBlank().doesNotContain("/var/lib");
        assertThat(exceptions().stream().map(other -> JsonForm.of(other).get("code")))
                .containsOnlyOnce(problem.get("code"));
    }

    @Test
    void the_first_of_several_violations_is_the_detail_of_a_problem() {
        assertThat(JsonForm.of(exceptions().get(0)))
                .containsEntry("detail", "/name: expected a name (and 1 more)")
                .containsEntry("status", 422);
    }

    @Test
    void what_is_no_value_of_the_library_has_no_form() {
        for (Object other : new ArrayList<>(List.of("text", List.of(), Secret.of("s3cret")))) {
            assertThatThrownBy(() -> JsonForm.of(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(other.getClass().getName())
                    .hasMessageNotContaining("s3cret");
        }
    }
}
