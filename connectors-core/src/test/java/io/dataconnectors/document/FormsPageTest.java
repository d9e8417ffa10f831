package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorException;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page on the forms shows each of them as it is. */
class FormsPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)### (\\w+)\n(?:(?!###).)*?```json\n(.*?)```");

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "json-forms.md"));
    }

    @Test
    void it_shows_a_value_of_every_form() throws IOException {
        Map<String, String> shown = new LinkedHashMap<>();
        Matcher example = EXAMPLE.matcher(page());
        while (example.find()) {
            shown.put(example.group(1), example.group(2));
        }

        assertThat(shown.keySet()).isEqualTo(FormSchema.names());
        shown.forEach((form, json) -> {
            assertThat(FormSchema.errors(form, json)).as(form).isEmpty();
            assertThat(forms(form)).as(form).contains(Json.read(json));
        });
    }

    private static Stream<Object> forms(String name) {
        return FormExamples.all().stream()
                .filter(example -> example.getKey().equals(name))
                .map(example -> Json.read(JsonForm.write(example.getValue())));
    }

    static Stream<ConnectorException> exceptions() {
        return FormExamples.exceptions().stream();
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void it_has_a_row_for_every_kind_of_problem(ConnectorException exception) throws IOException {
        Map<String, Object> problem = JsonForm.of(exception);
        String others = String.join(
                ", ",
                problem.keySet().stream().skip(6).map(name -> "`" + name + "`").toList());

        assertThat(page())
                .contains("| `" + problem.get("code") + "` | " + problem.get("status") + " | `"
                        + exception.getClass().getSimpleName() + "` | " + others + " |");
    }
}
