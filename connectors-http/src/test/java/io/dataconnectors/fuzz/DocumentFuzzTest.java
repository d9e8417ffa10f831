package io.dataconnectors.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.InputSchema;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.spi.ConnectorCall;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document is read or refused; what is read is written, read again as the same, shown and called. */
class DocumentFuzzTest {
    @Test
    void documents() throws InterruptedException {
        List<String> corpus = Samples.documents();
        try (HttpConnectorExecutor executor = HttpConnectorExecutor.builder().build()) {
            Fuzz.from(corpus)
                    .words(Samples.words(corpus))
                    .words(
                            "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "\"\"", "{{", "}}", "{{#a}}",
                            "{{/a}}")
                    .words("\\u0000", "\\ud800")
                    .feed(text -> read(text, executor));
        }
    }

    private static Object read(String text, HttpConnectorExecutor executor) {
        ConnectorDefinition definition;
        try {
            definition = ConnectorDocument.read(text);
        } catch (InvalidDefinitionException e) {
            assertThat(e.getCause()).isNull();
            assertThat(e.violations()).isNotEmpty();
            return Fuzz.kind(e.violations().get(0).message()) + e.violations().size();
        }
        String written = ConnectorDocument.write(definition);
        assertThat(ConnectorDocument.read(written)).isEqualTo(definition);
        List<Violation> violations = ConnectorDocument.validate(definition);
        if (!violations.isEmpty()) {
            return Fuzz.kind(violations.get(0).message()) + violations.size();
        }
        ConnectorDefinition again = ConnectorDocument.read(written);
        assertThat(again).isEqualTo(definition);
        assertThat(ConnectorDocument.digest(again)).isEqualTo(ConnectorDocument.digest(definition));
        assertThat(ConnectorDocument.write(again)).isEqualTo(written);
        Json.write(InputSchema.of(definition));
        try {
            executor.preview(new ConnectorCall("acme", definition, Invocation.empty()));
            return "shown";
        } catch (InvalidInputException e) {
            return Fuzz.kind(e.getMessage());
        }
    }
}
