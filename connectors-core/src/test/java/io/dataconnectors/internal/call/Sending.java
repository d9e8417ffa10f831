package io.dataconnectors.internal.call;

import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A definition that sends a body, and inputs of every kind for it. */
final class Sending {
    static final Instant TIME = Instant.parse("2026-11-23T10:15:30.250Z");

    private final ConnectorDefinition definition;

    private Sending(ConnectorDefinition definition) {
        this.definition = definition;
    }

    static Sending of(Body body) {
        return of(definition().body(body));
    }

    static Sending of(ConnectorDefinition.Builder builder) {
        ConnectorDefinition definition = builder.build();
        DefinitionCompiler.compile(definition); // refuses what breaks rules
        return new Sending(definition);
    }

    static ConnectorDefinition.Builder definition() {
        return ConnectorDefinition.builder("send")
                .description("Sends something")
                .setting("field", "cf_\"1\"")
                .setting("none", "") // a credential is no caller's alone
                .post("https://shop.example.com/orders")
                .input(Input.string("note").nullable())
                .input(Input.number("count"))
                .input(Input.bool("flag"))
                .input(Input.array("tags", Input.each(ValueType.STRING).nullable()))
                .input(Input.object("anything"))
                .input(Input.object("like", Input.string("name"), Input.string("mediaType"), Input.string("base64")))
                .input(Input.file("document"))
                .input(Input.array("documents", Input.each(ValueType.FILE)));
    }

    RenderedRequest render(Map<String, ?> inputs) {
        Map<String, Secret> secrets = Map.of("token", Secret.of("s3cr\"et"));
        return checked(inputs).render(secrets, "call-1", TIME);
    }

    RequestPreview preview(Map<String, ?> inputs) {
        return checked(inputs).preview("call-1", TIME);
    }

    private CallInputs checked(Map<String, ?> inputs) {
        return CallInputs.check(DefinitionCompiler.compile(definition), Invocation.of(inputs));
    }

    static Map<String, Object> file(String name, String mediaType, byte[] content) {
        return Map.of(
                "name",
                name,
                "mediaType",
                mediaType,
                "base64",
                Base64.getEncoder().encodeToString(content));
    }

    static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
