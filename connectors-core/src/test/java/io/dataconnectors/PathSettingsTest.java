package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSettingsTest {
    private static final String ANSWER = """
            {"k7": "a name", "it's \\"so\\" \\\\": "odd", "a/b~c": "slashed", "{{setting.number}}": "literal",
             "fields": [{"id": 6, "value": "six"}, {"id": 7, "value": "seven"}, {"id": "7", "value": "text"}]}
            """;

    private static ConnectorDefinition.Builder reading(String path) {
        return ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://api.example.com/things")
                .setting("number", 7)
                .setting("text", "7")
                .setting("last", -1)
                .setting("odd", "it's \"so\" \\")
                .setting("slashed", "a/b~c")
                .output("found", path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.k{{setting.number}}                            | a name
            $['k{{setting.number}}']                         | a name
            $.fields[?@.id == {{setting.number}}].value      | seven
            $.fields[?@.id == {{ setting.text }}].value      | seven
            $.fields[?@.id == '{{setting.text}}'].value      | text
            $.fields[?@.id == "{{setting.text}}"].value      | text
            $.fields[{{setting.last}}].value                 | text
            $['{{setting.odd}}']                             | odd
            $["{{setting.odd}}"]                             | odd
            /{{setting.slashed}}                             | slashed
            /k{{setting.number}}                             | a name
            $['\\u007b{setting.number}}']                    | literal
            """)
    void a_setting_is_part_of_the_name_number_or_literal_in_which_it_stands(String path, String found) {
        ConnectorDefinition definition = reading(path).build();

        assertThat(AnswerReader.read(DefinitionCompiler.compile(definition), Answer.json(200, ANSWER), Mask.NONE)
                        .outputs())
                .isEqualTo(Map.of("found", found));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $.{{setting.nummber}}     | There is no setting 'nummber'; did you mean 'number'?
            $.{{setting.region}}      | There is no setting 'region'
            $.{{setting.odd}}         | The setting 'odd' is neither a name nor a number; put it in quotes: ['{{setting.odd}}']
            """)
    void what_cannot_be_filled_in_is_a_violation_at_the_path(String path, String message) {
        assertThatThrownBy(() -> DefinitionCompiler.compile(reading(path).build()))
                .isInstanceOfSatisfying(
                        InvalidDefinitionException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::toString)
                                .containsExactly("/response/outputs/0/path: " + message));
    }

    @ParameterizedTest
    @CsvSource({"$['\\{{setting.odd}}']", "$.{{input}}", "$.{{setting.number", "$['{{setting.text}}\\{{setting.odd}}']"
    })
    void anything_else_in_braces_is_no_path(String path) {
        assertThatThrownBy(() -> DefinitionCompiler.compile(reading(path).build()))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("/response/outputs");
    }

    @Test
    void what_a_path_reads_is_part_of_the_digest_and_how_it_is_said_is_not() {
        ConnectorDefinition seven = reading("$.k{{setting.number}}").build();
        ConnectorDefinition eight = seven.toBuilder().setting("number", 8).build();
        ConnectorDefinition plain = reading("$.k7").build();

        assertThat(ConnectorDocument.digest(eight)).isNotEqualTo(ConnectorDocument.digest(seven));
        assertThat(ConnectorDocument.digest(plain)).isEqualTo(ConnectorDocument.digest(seven));
    }
}
