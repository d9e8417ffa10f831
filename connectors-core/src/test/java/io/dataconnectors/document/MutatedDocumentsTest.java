package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.document.Mutations.Mutation;
import io.dataconnectors.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for documents in which one thing was changed, at every place and in many ways. */
class MutatedDocumentsTest {
    private static List<Judged> all;

    /** A document as the schema and the library judge it. */
    private record Judged(Mutation mutation, boolean fitsSchema, List<Violation> violations) {
        static Judged of(Mutation mutation) {
            boolean fits =
                    SchemaTest.DOCUMENT.errors(Json.write(mutation.document())).isEmpty();
            return new Judged(mutation, fits, ConnectorDocument.validateValue(mutation.document()));
        }

        boolean isReadable() {
            try {
                ConnectorDocument.ofValue(mutation.document());
                return true;
            } catch (InvalidDefinitionException e) {
                return false;
            }
        }

        /** Whether a call can tell, by the digest, that this is another definition. */
        boolean isOtherDefinitionOfTheSameDigest() {
            ConnectorDefinition before = ConnectorDocument.ofValue(mutation.original());
            ConnectorDefinition after = ConnectorDocument.ofValue(mutation.document());
            return !before.equals(after) && ConnectorDocument.digest(before).equals(ConnectorDocument.digest(after));
        }
    }

    @BeforeAll
    static void judge() {
        List<String> documents =
                Documents.names("golden").stream().map(Documents::golden).toList();
        all = Mutations.of(documents).stream().map(Judged::of).toList();

        assertThat(all).hasSizeGreaterThan(4_000);
    }

    @Test
    void what_the_schema_refuses_the_library_refuses() {
        assertThat(all)
                .filteredOn(
                        judged -> !judged.fitsSchema() && judged.violations().isEmpty())
                .isEmpty();
    }

    @Test
    void what_cannot_be_read_the_schema_refuses() {
        assertThat(all)
                .filteredOn(
                        judged -> judged.fitsSchema() && !judged.violations().isEmpty() && !judged.isReadable())
                .isEmpty();
    }

    /**
     * What is left to rules is what a schema has no words for: templates, paths, patterns, media types, zones, names that are
     * declared elsewhere, credentials, and what several members say together.
     */
    @Test
    void what_fits_the_schema_breaks_no_rule_that_a_schema_can_say() {
        assertThat(all)
                .filteredOn(Judged::fitsSchema)
                .flatExtracting(Judged::violations)
                .extracting(Violation::code)
                .isNotEmpty()
                .doesNotContain(
                        "unknown-member",
                        "member-missing",
                        "conflicting-members",
                        "unknown-word",
                        "unknown-version",
                        "newer-version",
                        "empty-list",
                        "too-many",
                        "malformed-name",
                        "reserved-name");
    }

    /** All that is unreadable and fits the schema, which can compare no two parts of a text and knows no days too many to count. */
    @ParameterizedTest
    @CsvSource({"'\"200-299\"', '\"299-200\"'", "'PT15S', 'P9999999999999999999D'"})
    void what_no_schema_can_say_the_library_refuses(String right, String wrong) {
        String document = """
                {"schemaVersion": 1, "name": "a", "description": "b",
                 "request": {"method": "GET", "url": "https://a.example.com/"},
                 "response": {"success": {"status": ["200-299"]}}, "limits": {"timeout": "PT15S"}}
                """;
        String changed = document.replace(right, wrong);

        assertThat(ConnectorDocument.validate(document)).isEmpty();
        assertThat(SchemaTest.DOCUMENT.errors(changed)).isEmpty();
        assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> ConnectorDocument.read(changed));
    }

    @Test
    void names_descriptions_unused_settings_and_the_order_of_the_inputs_are_all_that_a_digest_leaves_out() {
        assertThat(all)
                .filteredOn(judged -> judged.violations().isEmpty())
                .filteredOn(Judged::isOtherDefinitionOfTheSameDigest)
                .extracting(judged -> judged.mutation().toString())
                .anyMatch("/inputs in another order"::equals)
                .anyMatch(change -> change.contains("/description"))
                .anyMatch(change -> change.endsWith(" with description"))
                .anyMatch(change -> change.startsWith("/name"))
                .anyMatch(change -> change.startsWith("/settings"))
                .allMatch(change -> change.contains("description")
                        || change.startsWith("/name")
                        || change.startsWith("/settings")
                        || change.equals("/inputs in another order")
                        || change.equals(" with name"));
    }
}
