package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry accepts can be read from the form in which a store keeps it; what could not be read is no definition. */
class KeptDocumentsTest {
    private static final ConnectorRegistry REGISTRY =
            ConnectorRegistry.builder().build();

    @Test
    void a_document_as_deep_as_one_may_be_is_read_from_the_form_of_its_connector() {
        int deepest = 61; // in a document, a list of inputs and an input
        assertKept(document("[".repeat(deepest) + "]".repeat(deepest)));
    }

    @Test
    void a_deeper_document_in_the_form_of_a_connector_is_refused_with_its_place() {
        Connector draft = REGISTRY.in("kept").create(ConnectorDocument.read(document("[".repeat(61) + "]".repeat(61))));
        String deeper = JsonForm.write(draft).replace("[[[]]]", "[[[[]]]]");
        REGISTRY.in("kept").delete(draft.id());

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> JsonForm.readConnector(deeper))
                .withMessage("/draft: Objects and lists nest at most 64 levels deep in a document");
    }

    @Test
    void two_large_documents_are_read_from_one_form() {
        assertKept(document("[" + String.join(",", Collections.nCopies(60_000, "0")) + "]"));
    }

    private static void assertKept(String document) {
        ConnectorDefinition definition = ConnectorDocument.read(document);
        Connector draft = REGISTRY.in("kept").create(definition);
        Connector live = Connector.builder("kept", "id")
                .revision(1)
                .draftRevision(1)
                .created(draft.created())
                .updated(draft.updated())
                .draft(definition)
                .live(definition)
                .build();

        assertThat(JsonForm.readConnector(JsonForm.write(live))).isEqualTo(live);
        REGISTRY.in("kept").delete(draft.id());
    }

    @Test
    void a_document_has_at_most_256_KiB_whatever_its_characters() throws Exception {
        int most = 262_144;
        String mixed = "\u00E9\u20AC\uD83D\uDE00\"\\\n\u0001/";
        int room = most - size(filled(mixed));
        ConnectorDefinition largest = filled(mixed + "x".repeat(room));
        assertThat(size(largest)).isEqualTo(most);
        assertThat(ConnectorDocument.validate(largest)).isEmpty();
        assertKept(ConnectorDocument.write(largest));

        ConnectorDefinition larger = filled(mixed + "x".repeat(room + 1));
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> REGISTRY.create(larger))
                .withMessage("A document has at most 262144 bytes as JSON without white space, not 262145");
        assertThat(ConnectorDocument.validate(ConnectorDocument.write(larger)))
                .extracting(Violation::code)
                .containsExactly("document-too-large");
    }

    @Test
    void a_larger_document_that_is_stored_already_is_read_and_not_stopped_but_edited_to_no_other_such() {
        ConnectorDefinition large = filled("x".repeat(300_000));
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        Connector.Stamp now = new Connector.Stamp(Instant.EPOCH, null);
        Connector kept = Connector.builder("default", "id")
                .revision(1)
                .draftRevision(1)
                .created(now)
                .updated(now)
                .draft(large)
                .live(large)
                .build();
        store.insert(kept);
        ConnectorRegistry registry = ConnectorRegistry.builder().store(store).build();

        assertThat(JsonForm.readConnector(JsonForm.write(kept))).isEqualTo(registry.get("id"));
        assertThat(registry.stopped()).isEmpty();
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> registry.edit("id", 1, large))
                .withMessageContaining("at most 262144 bytes");
        assertThat(registry.edit("id", 1, filled("x")).draft()).isEqualTo(filled("x"));
    }

    private static ConnectorDefinition filled(String setting) {
        return ConnectorDefinition.builder("a")
                .description("b")
                .setting("filling", setting)
                .get("https://a.example/")
                .build();
    }

    private static int size(ConnectorDefinition definition) {
        return JsonForm.write(definition).getBytes(StandardCharsets.UTF_8).length;
    }

    /** A mapper of the host has other limits than the library. */
    @Test
    void what_no_text_could_say_is_a_violation_wherever_it_comes_from() throws Exception {
        assertThat(codes("[" + "1".repeat(400) + "]")).containsExactly("too-long");
        assertThat(codes("[{\"" + "n".repeat(600) + "\": 1}]")).containsExactly("too-long");
        assertThat(codes("[" + String.join(",", Collections.nCopies(120_000, "0")) + "]"))
                .containsExactly("too-many");
    }

    private static List<String> codes(String value) throws Exception {
        ConnectorDefinition bound = new ObjectMapper().readValue(document(value), ConnectorDefinition.class);
        return catchThrowableOfType(InvalidDefinitionException.class, () -> REGISTRY.create(bound))
                .violations()
                .stream()
                .map(Violation::code)
                .toList();
    }

    private static String document(String value) {
        return "{\"schemaVersion\": 1, \"name\": \"a\", \"description\": \"b\", \"inputs\": [{\"name\": \"x\", \"type\": \"array\","
                + " \"default\": " + value + "}], \"request\": {\"method\": \"GET\", \"url\": \"https://a.example/\"}}";
    }

    /** The name stands in every violation around it. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "\u202E"})
    void a_name_of_any_length_multiplies_nothing(String character) {
        String name = character + "n".repeat(32_000);
        String properties = String.join(",", Collections.nCopies(8_000, "1"));
        String document =
                "{\"schemaVersion\": 1, \"name\": \"a\", \"description\": \"b\", \"inputs\": [{\"name\": \"" + name
                        + "\", \"type\": \"object\", \"properties\": [" + properties + "]}],"
                        + " \"request\": {\"method\": \"GET\", \"url\": \"https://a.example/\"}}";

        List<Violation> violations = ConnectorDocument.validate(document);

        assertThat(violations).hasSizeGreaterThanOrEqualTo(8_000);
        long characters = violations.stream()
                .flatMap(violation -> violation.subjects().stream())
                .mapToLong(String::length)
                .sum();
        assertThat(characters).isLessThan(violations.size() * 200L);
    }
}
