package io.dataconnectors.http.internal.answer;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Stopped;
import java.util.List;
import javax.annotation.Nullable;

/** The answer as it came over the wire: a status, header fields and a body that is still encoded. */
public final class Reply {
    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    private Reply(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns a reply without a body: of which only the head came, or is to be kept. */
    public static Reply head(int status, List<Header> headers) {
        return new Reply(status, List.copyOf(headers), new byte[0]);
    }

    public Reply with(byte[] wholeBody) {
        return new Reply(status, headers, wholeBody);
    }

    /** Returns the whole answer with its content coding undone, if it is not larger than so many bytes then. */
    public Answer decoded(int most) throws Stopped {
        return Answer.of(status, headers, gzipped() ? Gunzip.decode(body, most) : body);
    }

    public int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    /** Returns the values of all fields of a name, in order. */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    @Nullable
    public String value(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Whether the body is gzip-coded; every other coding is refused when the head comes. */
    boolean gzipped() {
        return isGzip(value("Content-Encoding"));
    }

    static boolean isGzip(@Nullable String coding) {
        return coding != null && (coding.equalsIgnoreCase("gzip") || coding.equalsIgnoreCase("x-gzip"));
    }
}
