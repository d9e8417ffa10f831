package io.dataconnectors.http.internal.jdk.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.annotation.Nullable;

/**
 * A request to open a tunnel (RFC 9110, section 9.3.6), as the JDK's client writes it: anything else is not for us.
 *
 * @param host a name or an address, an IPv6 one without its brackets
 * @param port 1 to 65535
 * @param ticket what admits the request
 */
record ConnectHead(String host, int port, String ticket) {
    static final int MAX_BYTES = 8 * 1024;

    private static final String TICKET = Passage.HEADER + ":";
    private static final String METHOD = "CONNECT ";
    private static final String VERSION = " HTTP/1.1";
    private static final String LINE = "\r\n";
    private static final int LONGEST_NAME = 253;

    /** What is answered, whole. */
    enum Answer {
        OPEN("200 OK\r\n\r\n"),
        /** The same for every reason: the call learns its reason from the passage. */
        REFUSED("503 Refused\r\nContent-Length: 0\r\n\r\n");

        private final String head;

        Answer(String rest) {
            head = "HTTP/1.1 " + rest;
        }

        /** Writes the answer; returns whether the client took it. */
        boolean give(SelectionKey client) {
            byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
            try {
                return ((SocketChannel) client.channel()).write(ByteBuffer.wrap(bytes)) == bytes.length;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Returns the length of the head at the start of these bytes, its empty line included, or -1 if it is not whole. */
    static int end(byte[] bytes, int from, int length) {
        for (int i = Math.max(3, from); i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Returns what a whole head asks for, or null if it is none that we answer. */
    @Nullable
    static ConnectHead parse(byte[] bytes, int length) {
        String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        if (length > MAX_BYTES || !head.endsWith(LINE + LINE) || !isText(head)) {
            return null;
        }
        String[] lines = head.substring(0, length - 4).split(LINE, -1);
        String ticket = ticket(lines);
        boolean connects = lines[0].startsWith(METHOD) && lines[0].endsWith(VERSION);
        if (ticket == null || !connects || lines[0].length() < METHOD.length() + VERSION.length()) {
            return null;
        }
        return of(lines[0].substring(METHOD.length(), lines[0].length() - VERSION.length()), ticket);
    }

    /** Whether all is printable ASCII, and lines end as RFC 9112 says; a bare CR or LF may hide a line from one of two readers. */
    private static boolean isText(String head) {
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            boolean lineEnd = c == '\r' ? head.startsWith(LINE, i) : c == '\n' && i > 0 && head.charAt(i - 1) == '\r';
            if (!lineEnd && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the value of the one field with a ticket; null if there is none, or a second, or a line that is no field. */
    @Nullable
    private static String ticket(String[] lines) {
        String found = null;
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.indexOf(':') < 1 || line.startsWith(" ")) {
                return null;
            }
            if (line.regionMatches(true, 0, TICKET, 0, TICKET.length())) {
                if (found != null) {
                    return null;
                }
                found = line.substring(TICKET.length()).strip();
            }
        }
        return found;
    }

    @Nullable
    private static ConnectHead of(String authority, String ticket) {
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? "" : authority.substring(0, colon);
        int port = colon < 0 ? -1 : port(authority.substring(colon + 1));
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
            return port > 0 && isMadeOf(host, "0123456789abcdefABCDEF:.") && host.indexOf(':') >= 0 && host.length() > 1
                    ? new ConnectHead(host, port, ticket)
                    : null;
        }
        boolean name = isMadeOf(host, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.");
        return port > 0 && name ? new ConnectHead(host, port, ticket) : null;
    }

    private static boolean isMadeOf(String host, String characters) {
        return !host.isEmpty()
                && host.length() <= LONGEST_NAME
                && host.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    /** Returns the number, or -1 if it is not written as a port is. */
    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || digits.startsWith("0") || !isMadeOf(digits, "0123456789")) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port <= 65535 ? port : -1;
    }
}
