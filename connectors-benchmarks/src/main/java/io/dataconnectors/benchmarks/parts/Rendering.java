package io.dataconnectors.benchmarks.parts;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rendering a URL with two holes and a body of JSON with five, from the same values to text and bytes. */
@State(Scope.Thread)
public class Rendering {
    private final Map<String, Object> values = new LinkedHashMap<>(Map.of(
            "order", "A 1042",
            "customer", "Ada Lovelace",
            "quantity", 2,
            "note", "Say \"hello\" and ring twice",
            "day", "2026-12-01",
            "shop", "berlin west",
            "query", "a&b"));
    private final CompiledDefinition compiled = DefinitionCompiler.compile(definition());
    private final CallInputs inputs = CallInputs.check(compiled, Invocation.of(values));
    private final Instant time = Instant.now();
    private final ByGenerator generator = new ByGenerator();
    private final Map<String, TemplateEngine> engines = TemplateEngine.all();

    private static ConnectorDefinition definition() {
        ConnectorDefinition.Builder definition = ConnectorDefinition.builder("place_order")
                .description("Places an order")
                .post("https://api.example.com/shops/{{shop}}/orders")
                .query("q", "{{query}}")
                .body(Body.json(TemplateEngine.body("{{", "}}")))
                .input(Input.integer("quantity").required());
        for (String name : new String[] {"order", "customer", "note", "day", "shop", "query"}) {
            definition.input(Input.string(name).required());
        }
        return definition.build();
    }

    /** The library's, with the header fields of the request. */
    @Benchmark
    public RenderedRequest ours() {
        return inputs.render(Map.of(), "call-1", time);
    }

    /** By hand: a {@code JsonGenerator} and {@code URLEncoder}. */
    @Benchmark
    public Object byHand() throws IOException {
        return generator.render(values);
    }

    /** Mustache.java. */
    @Benchmark
    public Object mustache() throws IOException {
        return render("mustache");
    }

    /** Handlebars.java. */
    @Benchmark
    public Object handlebars() throws IOException {
        return render("handlebars");
    }

    /** FreeMarker. */
    @Benchmark
    public Object freemarker() throws IOException {
        return render("freemarker");
    }

    /** Pebble. */
    @Benchmark
    public Object pebble() throws IOException {
        return render("pebble");
    }

    private Object render(String engine) throws IOException {
        TemplateEngine chosen = engines.get(engine);
        if (chosen == null) {
            throw new IllegalStateException("No such engine: " + engine);
        }
        return chosen.render(values);
    }
}
