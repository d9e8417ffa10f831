package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Violation;
import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document is read or refused; what is read is written, read again as the same, shown and called. */
class DocumentFuzzTest {
    @Test
    void documents() throws InterruptedException {
        List<String> corpus = Documents.all();
        Fuzz.from(corpus)
                .words(Documents.words(corpus))
                .words(
                        "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "\"\"", "{{", "}}", "{{#a}}",
                        "{{/a}}")
                .words("\\u0000", "\\ud800")
                .feed(DocumentFuzzTest::read);
    }

    private static Object read(String text) {
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
        Json.write(ConnectorDocument.inputSchema(definition));
        try {
            CompiledDefinition compiled = DefinitionCompiler.compile(definition);
            CallInputs.check(compiled, Invocation.empty()).preview("call-1", Instant.EPOCH);
            return "shown";
        } catch (InvalidInputException e) {
            return Fuzz.kind(e.getMessage());
        }
    }
}
