package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.text.AnswerText.SharedBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/** The answer of an API: its status, its header fields and its decoded body. */
public final class Answer {
    static {
        SharedBytes.share(new SharedBytes() {
            @Override
            protected byte[] bytes(Object answer) {
                return ((Answer) answer).body;
            }

            @Override
            @SuppressWarnings("unchecked") // of who knows answers
            protected Object made(int status, List<?> headers, byte[] body) {
                return new Answer(status, (List<Header>) headers, body);
            }
        });
    }

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    private Answer(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** Returns an answer. Content codings such as gzip are already undone in the body. */
    public static Answer of(int status, List<Header> headers, byte[] body) {
        return new Answer(status, headers, body.clone());
    }

    /** Returns an answer with a JSON body, to test a connector against. */
    public static Answer json(int status, String body) {
        Objects.requireNonNull(body, "body");
        Header type = new Header("Content-Type", "application/json");
        return new Answer(status, List.of(type), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the status code (RFC 9110, section 15). */
    public int status() {
        return status;
    }

    /** Returns the header fields in the order in which they came. */
    public List<Header> headers() {
        return headers;
    }

    /** Returns the value of the first header field of a name, whatever its case, or null. */
    @Nullable
    public String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Returns a copy of the decoded body; empty if there was none. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the size of the decoded body in bytes. */
    public int size() {
        return body.length;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the status and the size. */
    @Override
    public String toString() {
        return status + ", " + body.length + " bytes";
    }
}
