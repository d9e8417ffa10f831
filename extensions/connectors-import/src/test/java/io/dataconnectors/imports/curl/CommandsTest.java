package io.dataconnectors.imports.curl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command of the table: the draft sends what curl sends, and tells no secret. */
class CommandsTest {
    static List<Commands> commands() {
        return Commands.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_draft_sends_what_curl_sends(Commands command) {
        assertThat(sent(CurlImport.read(command.command()), command.values())).isEqualTo(command.sent());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_draft_is_a_document_like_any_other(Commands command) {
        ConnectorDefinition definition = CurlImport.read(command.command()).definition();

        assertThat(ConnectorDocument.read(ConnectorDocument.write(definition))).isEqualTo(definition);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_secret_is_nowhere_but_among_the_secrets(Commands command) {
        ImportedDraft imported = CurlImport.read(command.command());

        String told = ConnectorDocument.write(imported.definition()) + imported.notes() + imported;
        assertThat(imported.secrets().values()).extracting(Secret::toString).allMatch("***"::equals);
        assertThat(imported.secrets().values()).extracting(Secret::reveal).noneMatch(told::contains);
        assertThat(DefinitionCompiler.compile(imported.definition()).secrets())
                .containsAll(imported.secrets().keySet());
    }

    static Sent sent(ImportedDraft imported, Map<String, String> values) {
        ConnectorDefinition.Builder filled = imported.definition().toBuilder();
        imported.definition().settings().keySet().stream()
                .filter(values::containsKey)
                .forEach(name -> filled.setting(name, values.get(name)));
        ConnectorDefinition definition = filled.build();
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (Input input : definition.inputs()) {
            String value = values.get(input.name());
            assertThat(value).as("value of the input " + input.name()).isNotNull();
            inputs.put(input.name(), input.type() == ValueType.NUMBER ? new BigDecimal(value) : value);
        }
        Map<String, Secret> secrets = new LinkedHashMap<>(imported.secrets());
        for (String name : new TreeSet<>(DefinitionCompiler.compile(definition).secrets())) {
            String value = values.get(name);
            assertThat(value != null || secrets.containsKey(name))
                    .as("value of the secret " + name)
                    .isTrue();
            secrets.computeIfAbsent(name, absent -> Secret.of(value));
        }
        CallInputs checked = CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
        return Sent.of(checked.render(secrets, "call-1", Instant.EPOCH));
    }
}
