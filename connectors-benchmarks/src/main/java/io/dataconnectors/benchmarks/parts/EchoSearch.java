package io.dataconnectors.benchmarks.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.Secret;
import io.dataconnectors.benchmarks.Answers;
import io.dataconnectors.benchmarks.Size;
import io.dataconnectors.http.internal.secret.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Looking for echoes of a secret in an answer that has none. */
@State(Scope.Thread)
public class EchoSearch {
    /** How long the answer is. */
    @Param
    public Size size = Size.SMALL;

    private final Masking masking = Masking.of(List.of(Secret.of("benchmark-token-of-forty-characters-1234")));
    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] answer = new byte[0];

    /** Makes the answer. */
    @Setup
    public void prepare() {
        answer = Answers.of(size);
        masking.prepare();
    }

    /** The library's. */
    @Benchmark
    public boolean ours() {
        return masking.forAnswer().mayHide(answer, StandardCharsets.UTF_8);
    }

    /** Reading a tree of it, for comparison. */
    @Benchmark
    public JsonNode readTree() throws IOException {
        return mapper.readTree(answer);
    }
}
