package io.dataconnectors.apache;

import io.dataconnectors.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferOverflowException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the heads of answers (RFC 9112, sections 4 and 5), strictly where two readers could differ: a status line, names that
 * are tokens, values without control characters, an end. As other clients do, it passes over lines that name no field, and
 * joins folded ones. Of one connection.
 */
final class HeadReader implements HttpMessageParser<ClassicHttpResponse> {
    /** With all interim answers; what one head may have is less, and is judged above. */
    private static final int MOST = 128 * 1024;

    private static final int MOST_LINES = 1_000;
    private static final int MOST_INTERIM = 8;
    private static final int USUAL_LINE = 256;
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private byte[] line = new byte[USUAL_LINE];
    private int length;
    private int size;
    private int lines;
    private int interim;

    @Nullable
    private SessionInputBuffer buffer;

    /** Begins anew: a request is sent, whose answer is next. */
    void expect() {
        size = 0;
        lines = 0;
        interim = 0;
    }

    /** Returns whether nothing of an answer has come since one is expected. */
    boolean hasReadNothing() {
        return size == 0;
    }

    /** Returns whether something has come behind what was read. */
    boolean hasMore() {
        return buffer != null && buffer.length() > 0;
    }

    @Nullable
    @Override
    public AnswerHead parse(SessionInputBuffer in, InputStream stream) throws IOException, ProtocolException {
        buffer = in;
        readLine(in, stream);
        int status = status();
        boolean keeping = line[7] == '1';
        require(status >= 100 && status != 101);
        require(status >= 200 || ++interim <= MOST_INTERIM);
        List<Header> fields = new ArrayList<>();
        readLine(in, stream);
        while (length > 0) {
            read(fields);
            readLine(in, stream);
        }
        line = line.length > 32 * USUAL_LINE ? new byte[USUAL_LINE] : line;
        return new AnswerHead(status, fields, keeping);
    }

    /** Reads up to the next LF, which is not part of the line, nor a CR before it. */
    private void readLine(SessionInputBuffer in, InputStream stream) throws IOException, ProtocolException {
        length = 0;
        int octet = octet(in, stream);
        while (octet != '\n') {
            require((octet >= ' ' && octet != 0x7f) || octet == '\t' || octet == '\r');
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) octet;
            octet = octet(in, stream);
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (++lines > MOST_LINES) {
            throw new BufferOverflowException();
        }
    }

    private int octet(SessionInputBuffer in, InputStream stream) throws IOException {
        int octet = in.read(stream);
        if (octet < 0) {
            throw new ConnectionClosedException("The connection ended before the head of an answer did");
        }
        if (++size > MOST) {
            throw new BufferOverflowException();
        }
        return octet;
    }

    /** Reads {@code HTTP/1.d ddd}, and what may stand behind it. */
    private int status() throws ProtocolException {
        require(length >= 12 && startsWith("HTTP/1.") && isDigit(line[7]) && line[8] == ' ');
        require(length == 12 || line[12] == ' ');
        int status = 0;
        for (int i = 9; i < 12; i++) {
            require(isDigit(line[i]));
            status = status * 10 + line[i] - '0';
        }
        return status;
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (line[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private void read(List<Header> fields) throws ProtocolException {
        boolean folded = line[0] == ' ' || line[0] == '\t';
        int colon = 0;
        while (!folded && colon < length && line[colon] != ':') {
            require(isToken(line[colon]));
            colon++;
        }
        String value = value(folded ? 0 : Math.min(colon + 1, length));
        if (folded && !fields.isEmpty()) {
            Header last = fields.remove(fields.size() - 1);
            fields.add(new Header(last.name(), (last.value() + " " + value).strip()));
        } else if (colon > 0 && colon < length) {
            fields.add(new Header(text(0, colon), value));
        }
    }

    private String value(int from) throws ProtocolException {
        int start = from;
        int end = length;
        for (int i = start; i < end; i++) {
            require(line[i] != '\r');
        }
        while (start < end && isBlank(line[start])) {
            start++;
        }
        while (end > start && isBlank(line[end - 1])) {
            end--;
        }
        return text(start, end);
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t';
    }

    private String text(int start, int end) {
        return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean isToken(byte c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || TOKEN.indexOf(c) >= 0;
    }

    private static void require(boolean holds) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException("The answer is not HTTP/1.1");
        }
    }
}
