package io.dataconnectors.document;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.Request;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/** {@code request}: what is sent. */
final class RequestForm {
    private static final Words<Method> METHODS = Words.of(List.of(Method.values()), Method::name);

    private RequestForm() {}

    static void read(Node node, ConnectorDefinition.Builder builder) {
        Members in = node.members();
        Optional<Method> method = in.required("method").word(METHODS);
        builder.request(method.orElse(Method.GET), in.required("url").text().orElse(""));
        in.optional("query").named("value", RequestForm::readParameter).forEach(builder::query);
        in.optional("headers")
                .named("value", RequestForm::readHeader)
                .forEach(header -> builder.header(header.name(), header.value()));
        builder.auth(AuthForm.read(in.optional("auth")));
        builder.idempotency(readIdempotency(in.optional("idempotency")));
        builder.body(BodyForm.read(in.optional("body")));
        in.refuseOthers();
    }

    private static QueryParameter readParameter(Node node) {
        Members in = node.members();
        QueryParameter parameter = new QueryParameter(
                in.required("name").text().orElse(""),
                in.required("value").text().orElse(""),
                ArrayStyleForm.read(in.optional("array")).orElse(ArrayStyle.REPEAT));
        in.refuseOthers();
        return parameter;
    }

    private static Header readHeader(Node node) {
        Members in = node.members();
        Header header = new Header(
                in.required("name").text().orElse(""),
                in.required("value").text().orElse(""));
        in.refuseOthers();
        return header;
    }

    @Nullable
    private static Idempotency readIdempotency(Node node) {
        if (!node.isPresent()) {
            return null;
        }
        Members in = node.members();
        Node header = in.optional("header");
        Node key = in.optional("key");
        in.refuseOthers();
        if (in.isReadable() && !header.isPresent() && !key.isPresent()) {
            node.problem("expected a header, a key or both, found neither");
        }
        return new Idempotency(header.text().orElse(null), key.text().orElse(Idempotency.CALL_ID));
    }

    static void write(Request request, Written out) {
        out.put("method", request.method().name())
                .template("url", request.url())
                .list("query", request.query(), RequestForm::writeParameter)
                .list("headers", request.headers(), RequestForm::writeHeader)
                .object("auth", request.auth(), AuthForm::write);
        if (request.idempotency() != null) {
            out.object("idempotency", request.idempotency(), RequestForm::writeIdempotency);
        }
        out.object("body", request.body(), BodyForm::write);
    }

    private static void writeParameter(QueryParameter parameter, Written out) {
        out.put("name", parameter.name())
                .template("value", parameter.value())
                .putUnless(ArrayStyleForm.word(ArrayStyle.REPEAT), "array", ArrayStyleForm.word(parameter.array()));
    }

    private static void writeHeader(Header header, Written out) {
        out.put("name", header.name()).template("value", header.value());
    }

    private static void writeIdempotency(Idempotency idempotency, Written out) {
        if (idempotency.header() == null) {
            out.template("key", idempotency.key());
        } else {
            out.put("header", idempotency.header()).templateUnless(Idempotency.CALL_ID, "key", idempotency.key());
        }
    }
}
