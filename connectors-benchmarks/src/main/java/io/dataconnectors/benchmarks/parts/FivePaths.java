package io.dataconnectors.benchmarks.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.benchmarks.Answers;
import io.dataconnectors.benchmarks.Connectors;
import io.dataconnectors.benchmarks.Size;
import io.dataconnectors.internal.call.AnswerReader;
import io.dataconnectors.internal.call.Mask;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading five fields of an answer by plain paths. */
@State(Scope.Thread)
public class FivePaths {
    /** How long the answer is. */
    @Param
    public Size size = Size.SMALL;

    private final ObjectMapper mapper = new ObjectMapper();
    private final CompiledDefinition compiled =
            DefinitionCompiler.compile(Connectors.definition("https://api.example.com/", Size.SMALL));
    private byte[] body = new byte[0];
    private Answer answer = Answer.of(200, List.of(), body);

    /** Makes the answer. */
    @Setup
    public void prepare() {
        body = Answers.of(size);
        answer = Answer.of(200, List.of(new Header("Content-Type", "application/json")), body);
    }

    /** The library's. */
    @Benchmark
    public Map<String, Object> ours() {
        return AnswerReader.read(compiled, answer, Mask.NONE).outputs();
    }

    /** A tree and five pointers. */
    @Benchmark
    public List<Object> readTree() throws IOException {
        JsonNode order = mapper.readTree(body);
        return List.of(
                order.at("/id").textValue(),
                order.at("/status").textValue(),
                order.at("/total").numberValue(),
                order.at("/customer/name").textValue(),
                order.at("/shipment/carrier").textValue());
    }
}
