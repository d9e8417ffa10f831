package io.dataconnectors.apache;

import io.dataconnectors.Header;
import java.util.List;
import java.util.Locale;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** The head of an answer. It says how the body is framed (RFC 9112, section 6), and what becomes of the connection. */
final class AnswerHead extends BasicClassicHttpResponse {
    private static final long serialVersionUID = 1L;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final transient List<Header> fields;
    private final boolean keeping;

    /**
     * Takes what was read.
     *
     * @param keeping whether the version of the protocol keeps connections
     */
    AnswerHead(int status, List<Header> fields, boolean keeping) {
        super(status);
        this.fields = fields;
        this.keeping = keeping;
    }

    List<Header> fields() {
        return fields;
    }

    boolean isInterim() {
        return getCode() < 200;
    }

    /** Returns the length of the body, or one of the constants of {@link ContentLengthStrategy}. */
    long length() throws ProtocolException {
        String length = null;
        String coding = null;
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase("Content-Length")) {
                require(length == null);
                length = field.value();
            } else if (field.name().equalsIgnoreCase("Transfer-Encoding")) {
                require(coding == null && field.value().equalsIgnoreCase("chunked"));
                coding = field.value();
            }
        }
        require(length == null || coding == null);
        if (getCode() == NO_CONTENT || getCode() == NOT_MODIFIED) {
            return 0;
        }
        return coding != null
                ? ContentLengthStrategy.CHUNKED
                : length != null ? number(length) : ContentLengthStrategy.UNDEFINED;
    }

    private static long number(String length) throws ProtocolException {
        require(!length.isEmpty() && length.length() <= 18);
        long number = 0;
        for (int i = 0; i < length.length(); i++) {
            char c = length.charAt(i);
            require(c >= '0' && c <= '9');
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static void require(boolean holds) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException("Two readers could tell the length of the body differently");
        }
    }

    /** Returns whether the connection stays open behind the body, if the body says itself where it ends. */
    boolean keepsConnection() {
        for (Header field : fields) {
            if (field.name().equalsIgnoreCase("Connection")
                    && field.value().toLowerCase(Locale.ROOT).contains("close")) {
                return false;
            }
        }
        return keeping;
    }
}
