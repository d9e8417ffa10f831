package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Output;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Answers as APIs give them, and what definitions read from them. */
final class Answers {
    private Answers() {}

    static Answer of(int status, String mediaType, String body) {
        return of(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String mediaType, byte[] body) {
        return Answer.of(status, List.of(new Header("Content-Type", mediaType)), body);
    }

    static Answer xml(String body) {
        return of(200, "application/xml", body);
    }

    static AnswerReader.Reading read(Answer answer, Consumer<ConnectorDefinition.Builder> response) {
        var builder = ConnectorDefinition.builder("look_up")
                .description("Looks something up")
                .get("https://shop.example.com/orders");
        response.accept(builder);
        return AnswerReader.read(DefinitionCompiler.compile(builder.build()), answer, Mask.NONE);
    }

    static AnswerReader.Reading read(Answer answer, Output... outputs) {
        return read(answer, builder -> List.of(outputs).forEach(builder::output));
    }

    static void assertOutputs(AnswerReader.Reading reading, String json) {
        assertThat(reading.failure()).isNull();
        assertThat(Json.write(reading.outputs())).isEqualTo(json);
    }

    static void assertFailure(AnswerReader.Reading reading, String text) {
        assertThat(reading.outputs()).isEmpty();
        assertThat(reading.failure()).hasToString(text);
    }
}
