package io.dataconnectors.apache;

import io.dataconnectors.Header;
import io.dataconnectors.spi.transport.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import javax.annotation.Nullable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpMessageWriter;
import org.apache.hc.core5.http.io.SessionOutputBuffer;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.CharArrayBuffer;

/** The request of an exchange, as the pool passes it on to its connection. */
final class OutgoingRequest extends BasicClassicHttpRequest {
    private static final long serialVersionUID = 1L;

    private final transient Exchange exchange;
    private End end = End.UNWANTED;

    OutgoingRequest(Exchange exchange) {
        super(exchange.method().name(), target(exchange.uri()));
        this.exchange = exchange;
    }

    /** Notes how its exchange has ended; there is no answer to pass on. */
    @Nullable
    ClassicHttpResponse endsAs(End how) {
        end = how;
        return null;
    }

    End end() {
        return end;
    }

    private static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /**
     * Writes requests with nothing added but what frames them, head and body in one, so that a small one leaves in one TLS
     * record. Of one connection.
     */
    static final class Writer implements HttpMessageWriter<ClassicHttpRequest> {
        private final CharArrayBuffer line = new CharArrayBuffer(256);

        @Override
        public void write(ClassicHttpRequest message, SessionOutputBuffer buffer, OutputStream out) throws IOException {
            OutgoingRequest request = (OutgoingRequest) message;
            Exchange exchange = request.exchange;
            byte[] body = exchange.body();
            writeLine(buffer, out, request.getMethod(), " ", request.getPath(), " HTTP/1.1");
            writeLine(buffer, out, "Host: ", exchange.uri().getRawAuthority());
            for (Header field : exchange.headers()) {
                writeLine(buffer, out, field.name(), ": ", field.value());
            }
            if (body.length > 0 || expectsBody(exchange)) {
                writeLine(buffer, out, "Content-Length: ", String.valueOf(body.length));
            }
            writeLine(buffer, out);
            buffer.write(body, out);
        }

        /** Whether a request without a body says so (RFC 9110, section 8.6). */
        private static boolean expectsBody(Exchange exchange) {
            return switch (exchange.method()) {
                case POST, PUT, PATCH -> true;
                case GET, DELETE -> false;
            };
        }

        private void writeLine(SessionOutputBuffer buffer, OutputStream out, String... parts) throws IOException {
            line.clear();
            for (String part : parts) {
                line.append(part);
            }
            buffer.writeLine(line, out);
        }
    }
}
