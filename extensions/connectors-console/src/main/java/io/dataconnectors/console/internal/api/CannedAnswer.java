package io.dataconnectors.console.internal.api;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Reads the answer that a simulation has in the place of one from another system, in the form that answers have elsewhere. */
final class CannedAnswer {
    private static final String TYPE = "Content-Type";

    private CannedAnswer() {}

    /** Returns the answer; one that states no media type is JSON. */
    static Answer of(Map<String, Object> form) {
        ApiRequest.checkMembers("answer", form, "status", "headers", "text", "base64");
        List<Header> headers = headers(form.getOrDefault("headers", List.of()));
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(TYPE))) {
            headers.add(new Header(TYPE, "application/json"));
        }
        return Answer.of(status(form), headers, body(form));
    }

    private static int status(Map<String, Object> form) {
        if (form.get("status") instanceof Integer status && status >= 200 && status <= 599) {
            return status;
        }
        throw Refusal.malformed(Texts.text("refused.answer-status"));
    }

    private static List<Header> headers(Object form) {
        List<Header> headers = new ArrayList<>();
        for (Object header : form instanceof List<?> list ? list : List.of("none")) {
            if (!(header instanceof Map<?, ?> field
                    && field.get("name") instanceof String name
                    && field.get("value") instanceof String value)) {
                throw Refusal.malformed(Texts.text("refused.answer-headers"));
            }
            headers.add(new Header(name, value));
        }
        return headers;
    }

    private static byte[] body(Map<String, Object> form) {
        if (form.get("base64") == null) {
            return form.get("text") == null
                    ? new byte[0]
                    : ApiRequest.text(form, "text").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(ApiRequest.text(form, "base64"));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(Texts.text("refused.answer-base64"));
        }
    }
}
