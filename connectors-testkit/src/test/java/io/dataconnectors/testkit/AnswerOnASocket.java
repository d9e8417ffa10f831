package io.dataconnectors.testkit;

import io.dataconnectors.Header;
import io.dataconnectors.spi.transport.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer (RFC 9112) and tells it. */
final class AnswerOnASocket {
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d ([1-9]\\d\\d)(?: .*)?");
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([\\t -~\\x80-\\xff]*)");
    private static final int MOST = 128 * 1024;

    private final InputStream in;
    private final BooleanSupplier cut;
    private final Exchange exchange;
    private final Flaw flaw;
    private final byte[] buffer = new byte[8192];
    private int headLeft;

    AnswerOnASocket(InputStream in, BooleanSupplier cut, Exchange exchange, Flaw flaw) {
        this.in = in;
        this.cut = cut;
        this.exchange = exchange;
        this.flaw = flaw;
        headLeft = flaw == Flaw.READS_HEADS_WITHOUT_AN_END ? Integer.MAX_VALUE : MOST;
    }

    /** Reads to the end; returns false if the rest is not wanted. */
    boolean read() throws IOException {
        int status = status();
        List<Header> fields = fields();
        for (int interim = 0; status < 200; interim++) {
            if (status == 101 || interim == 8) {
                throw new ProtocolException("no answer");
            }
            if (flaw == Flaw.TELLS_INTERIM_ANSWERS) {
                exchange.answered(status, fields);
            }
            status = status();
            fields = fields();
        }
        if (!exchange.answered(status, told(fields))) {
            return false;
        }
        boolean wanted = status == 204 || status == 304 || body(fields);
        if (wanted) {
            exchange.completed();
        }
        return wanted;
    }

    private List<Header> told(List<Header> fields) {
        boolean chunked = value(fields, "Transfer-Encoding") != null;
        return flaw == Flaw.HIDES_FRAMING_FIELDS && chunked
                ? fields.stream()
                        .filter(field -> !field.name().equalsIgnoreCase("Content-Length"))
                        .toList()
                : fields;
    }

    private int status() throws IOException {
        Matcher line = STATUS_LINE.matcher(line());
        if (line.matches()) {
            return Integer.parseInt(line.group(1));
        }
        if (flaw == Flaw.TAKES_ANYTHING_FOR_HTTP) {
            return 200;
        }
        throw new ProtocolException("no status line");
    }

    private List<Header> fields() throws IOException {
        List<Header> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new ProtocolException("no field");
            }
            fields.add(new Header(field.group(1), field.group(2).strip()));
        }
        return fields;
    }

    private static String value(List<Header> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse(null);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = octet(); c != '\n'; c = octet()) {
            if (--headLeft < 0) {
                throw new IOException("The head does not end");
            }
            if (flaw != Flaw.READS_HEADS_WITHOUT_AN_END || line.length() < MOST) {
                line.append((char) c);
            }
        }
        return line.toString().replaceFirst("\r$", "");
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    private boolean body(List<Header> fields) throws IOException {
        if (value(fields, "Transfer-Encoding") != null) {
            return chunks();
        }
        String length = value(fields, "Content-Length");
        return length == null ? rest() : part(Long.parseLong(length));
    }

    private boolean chunks() throws IOException {
        for (long size = size(); size > 0; size = size()) {
            if (!part(size)) {
                return false;
            }
            if (!line().isEmpty()) {
                throw new ProtocolException("no end of a chunk");
            }
        }
        fields(); // trailers
        return true;
    }

    private long size() throws IOException {
        String size = line().replaceFirst(";.*", "");
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            throw new ProtocolException("no size of a chunk");
        }
        return Long.parseLong(size, 16);
    }

    private boolean part(long size) throws IOException {
        for (long left = size; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0 && flaw == Flaw.TAKES_A_CUT_BODY_FOR_WHOLE) {
                return true;
            }
            if (count < 0) {
                throw new EOFException();
            }
            if (!exchange.received(ByteBuffer.wrap(buffer, 0, count))) {
                return false;
            }
            left -= count;
        }
        return true;
    }

    private boolean rest() throws IOException {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (!exchange.received(ByteBuffer.wrap(buffer, 0, count))) {
                return false;
            }
        }
        if (cut.getAsBoolean() && flaw != Flaw.TAKES_THE_END_OF_TCP_FOR_THAT_OF_A_BODY) {
            throw new EOFException();
        }
        return true;
    }
}
