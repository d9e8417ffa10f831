package io.dataconnectors.testkit.internal.fault;

import static io.dataconnectors.testkit.internal.fault.Script.toEachRequest;

import java.util.EnumSet;
import java.util.Set;

/** A way in which a server fails, as what it does to each connection. */
@SuppressWarnings("ImmutableEnumChecker") // its scripts hold nothing that changes
public enum Fault {
    // the connection
    REFUSED(wire -> {}),
    NO_ROOM(wire -> {}),
    NEVER_ACCEPTED(wire -> {}),
    RESET_AT_ONCE(Wire::reset),
    HANGS_UP_AT_ONCE(Wire::hangUp),

    // the handshake
    HANDSHAKE_NEVER_ANSWERED(wire -> {}),
    HANDSHAKE_STALLS_HALFWAY(afterHello(wire -> wire.write(BrokenHandshakes.BEGINNING))),
    HANDSHAKE_DRIPS(afterHello(wire -> wire.drip("\26"))),
    HANDSHAKE_RESET(afterHello(Wire::reset)),
    HANDSHAKE_HUNG_UP(afterHello(Wire::hangUp)),
    HANDSHAKE_OF_GARBAGE(afterHello(wire -> wire.flood("garbage"))),
    NO_TLS_AT_ALL(afterHello(wire -> wire.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))),
    TLS_ALERT(afterHello(wire -> wire.write(BrokenHandshakes.HANDSHAKE_FAILURE))),
    TLS_TOO_OLD(afterHello(wire -> wire.write(BrokenHandshakes.VERSION_1_0))),
    CERTIFICATE_EXPIRED(wire -> wire.handshake(FaultTls.expired())),
    CERTIFICATE_OF_ANOTHER_NAME(wire -> wire.handshake(FaultTls.ofAnotherName())),
    CERTIFICATE_OF_A_STRANGER(wire -> wire.handshake(FaultTls.ofAStranger())),

    // the request
    RESET_BEFORE_THE_REQUEST_WAS_READ(wire -> {
        wire.handshake();
        wire.firstByte();
        wire.reset();
    }),
    REQUEST_NEVER_READ(Wire::handshake),
    RESET_AFTER_THE_REQUEST(toEachRequest(Wire::reset)),
    HANGS_UP_AFTER_THE_REQUEST(toEachRequest(Wire::hangUp)),
    HALF_CLOSES_AFTER_THE_REQUEST(toEachRequest(Wire::halfClose)),
    ANSWERS_BEFORE_THE_REQUEST(wire -> {
        wire.handshake();
        while (true) {
            wire.write(Answers.WHOLE);
            wire.request();
        }
    }),
    ANSWERS_AND_RESETS_UNREAD(wire -> {
        wire.handshake();
        wire.firstByte();
        wire.write(Answers.WHOLE);
        wire.reset();
    }),

    // the head of the answer
    STALLS_BEFORE_THE_HEAD(answer("")),
    STALLS_IN_THE_STATUS_LINE(answer("HTTP/1.1 20")),
    STALLS_IN_THE_HEAD(answer("HTTP/1.1 200 OK\r\nContent-Ty")),
    DRIPS_THE_HEAD(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nX-A: ");
        wire.drip("a");
    })),
    RESETS_IN_THE_HEAD(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Ty");
        wire.reset();
    })),
    HANGS_UP_IN_THE_HEAD(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Ty");
        wire.hangUp();
    })),
    ENDLESS_STATUS_LINE(flood("HTTP/1.1 200 ", "O")),
    ENDLESS_FIELDS(flood("HTTP/1.1 200 OK\r\n", "X-A: a\r\n")),
    ENDLESS_FIELD(flood("HTTP/1.1 200 OK\r\nX-A: ", "a")),
    ENDLESS_NAME_OF_A_FIELD(flood("HTTP/1.1 200 OK\r\n", "a")),
    FLOOD_OF_100(flood("", "HTTP/1.1 100 Continue\r\n\r\n")),
    FLOOD_OF_102(flood("", "HTTP/1.1 102 Processing\r\n\r\n")),
    FLOOD_OF_103(flood("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
    DRIP_OF_102(toEachRequest(wire -> wire.drip("HTTP/1.1 102 Processing\r\n\r\n"))),
    SWITCHES_PROTOCOLS(answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")),
    NOT_HTTP(answer("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
    GARBAGE(flood("", "\0\1\2\3\377\376")),
    STATUS_OF_TWO_DIGITS(answer("HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n")),
    STATUS_OF_FOUR_DIGITS(answer("HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n")),
    STATUS_BELOW_ALL(answer("HTTP/1.1 000 OK\r\nContent-Length: 0\r\n\r\n")),
    STATUS_ABOVE_ALL(answer("HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n")),
    STATUS_BELOW_ZERO(answer("HTTP/1.1 -20 OK\r\nContent-Length: 0\r\n\r\n")),
    VERSION_2_IN_THE_STATUS_LINE(answer("HTTP/2 200\r\nContent-Length: 0\r\n\r\n")),
    FIELD_WITHOUT_A_COLON(answer("HTTP/1.1 200 OK\r\nnonsense\r\nContent-Length: 0\r\n\r\n")),
    FIELD_WITHOUT_A_NAME(answer("HTTP/1.1 200 OK\r\n: nonsense\r\nContent-Length: 0\r\n\r\n")),
    FIELD_WITH_A_NUL(answer("HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 0\r\n\r\n")),
    FIELD_FOLDED(answer("HTTP/1.1 200 OK\r\nX-A: a\r\n b\r\nContent-Length: 0\r\n\r\n")),
    TOO_MANY_FIELDS(answer("HTTP/1.1 200 OK\r\n" + "X-A: a\r\n".repeat(200) + "Content-Length: 0\r\n\r\n")),
    TOO_LARGE_A_FIELD(answer("HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(65_536) + "\r\nContent-Length: 0\r\n\r\n")),

    // the framing of the body
    LENGTH_AND_CHUNKS(framed("Content-Length: 2\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n")),
    CHUNKS_AND_LENGTH(framed("Transfer-Encoding: chunked\r\nContent-Length: 2", "2\r\n{}\r\n0\r\n\r\n")),
    TWO_LENGTHS(framed("Content-Length: 2\r\nContent-Length: 2", "{}")),
    TWO_DIFFERENT_LENGTHS(framed("Content-Length: 2\r\nContent-Length: 3", "{}")),
    LIST_OF_LENGTHS(framed("Content-Length: 2, 2", "{}")),
    LENGTH_WITH_A_SIGN(framed("Content-Length: +2", "{}")),
    LENGTH_BELOW_ZERO(framed("Content-Length: -2", "{}")),
    LENGTH_IN_HEXADECIMAL(framed("Content-Length: 0x2", "{}")),
    LENGTH_WITH_A_POINT(framed("Content-Length: 2.0", "{}")),
    LENGTH_OF_NOTHING(framed("Content-Length:", "{}")),
    LENGTH_BEYOND_64_BITS(framed("Content-Length: 99999999999999999999", "{}")),
    LENGTH_TOO_LARGE(framed("Content-Length: 1048577", "{}")),
    CODING_UNKNOWN(framed("Transfer-Encoding: gzip", "{}")),
    CODING_BEFORE_CHUNKS(framed("Transfer-Encoding: gzip, chunked", "2\r\n{}\r\n0\r\n\r\n")),
    CODING_IDENTITY(framed("Transfer-Encoding: identity", "{}")),
    TWO_CODINGS(framed("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "2\r\n{}\r\n0\r\n\r\n")),
    CODING_WITH_A_TAB(framed("Transfer-Encoding:\u000bchunked", "2\r\n{}\r\n0\r\n\r\n")),

    // the body
    STALLS_AFTER_THE_HEAD(framed("Content-Length: 2", "")),
    STALLS_IN_THE_BODY(framed("Content-Length: 2", "{")),
    DRIPS_THE_BODY(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        wire.drip(" ");
    })),
    RESETS_IN_THE_BODY(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
        wire.reset();
    })),
    HANGS_UP_IN_THE_BODY(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
        wire.hangUp();
    })),
    HALF_CLOSES_IN_THE_BODY(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
        wire.halfClose();
    })),
    HANGS_UP_WITHOUT_A_LENGTH(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}");
        wire.hangUp();
    })),
    HALF_CLOSES_WITHOUT_A_LENGTH(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\n\r\n{}");
        wire.halfClose();
    })),
    ENDLESS_BODY(flood("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", " ")),
    ENDLESS_CHUNKS(flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n")),
    ENDLESS_SIZE_OF_A_CHUNK(flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "0")),
    ENDLESS_EXTENSION_OF_A_CHUNK(flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", "a")),
    ENDLESS_TRAILERS(flood("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n", "X-A: a\r\n")),
    STALLS_IN_THE_SIZE_OF_A_CHUNK(chunks("1")),
    STALLS_IN_A_CHUNK(chunks("2\r\n{")),
    STALLS_BEFORE_THE_LAST_CHUNK(chunks("2\r\n{}\r\n")),
    STALLS_IN_THE_TRAILERS(chunks("2\r\n{}\r\n0\r\nX-A: a\r\n")),
    RESETS_IN_A_CHUNK(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{");
        wire.reset();
    })),
    HANGS_UP_BEFORE_THE_LAST_CHUNK(toEachRequest(wire -> {
        wire.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n");
        wire.hangUp();
    })),
    CHUNK_SIZE_IS_NO_NUMBER(chunks("zz\r\n{}\r\n0\r\n\r\n")),
    CHUNK_SIZE_BELOW_ZERO(chunks("-2\r\n{}\r\n0\r\n\r\n")),
    CHUNK_SIZE_BEYOND_64_BITS(chunks("fffffffffffffffff\r\n{}\r\n0\r\n\r\n")),
    CHUNK_TOO_LARGE(chunks("7fffffff\r\n{}\r\n0\r\n\r\n")),
    CHUNK_WITHOUT_AN_END(chunks("2\r\n{}xx0\r\n\r\n")),

    // the coding of the body
    GZIP_BOMB(gzip(Gzip.of(new byte[20_000_000]))),
    GZIP_BOMB_IN_A_BOMB(gzip(Gzip.of(Gzip.of(new byte[20_000_000])))),
    GZIP_IN_GZIP_BY_NAME(framed("Content-Encoding: gzip, gzip\r\nContent-Length: 2", "{}")),
    GZIP_TWICE_BY_NAME(framed("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\nContent-Length: 2", "{}")),
    GZIP_OF_NOTHING_THOUSANDS_OF_TIMES(gzip(Gzip.emptyMembers(40_000))),
    GZIP_CUT(gzip(Gzip.cut(Gzip.JSON, 5))),
    GZIP_HEAD_ALONE(gzip(Gzip.cut(Gzip.JSON, Gzip.JSON.length - 10))),
    GZIP_WITH_GARBAGE_BEHIND(gzip(Gzip.joined(Gzip.JSON, "garbage"))),
    GZIP_WITH_A_WRONG_SUM(gzip(Gzip.damaged(Gzip.JSON))),
    GZIP_IN_NAME_ONLY(framed("Content-Encoding: gzip\r\nContent-Length: 2", "{}")),
    BROTLI(framed("Content-Encoding: br\r\nContent-Length: 2", "{}")),

    // after the answer
    ANSWERS_AND_RESETS(toEachRequest(wire -> {
        wire.write(Answers.WHOLE);
        wire.reset();
    })),
    ANSWERS_TWICE(answer(Answers.WHOLE + Answers.WHOLE)),
    ANSWERS_AND_BABBLES(answer(Answers.WHOLE + "garbage")),
    NO_JSON(framed("Content-Type: application/json\r\nContent-Length: 2", "{x")),
    BROKEN_UTF_8(framed("Content-Type: application/json\r\nContent-Length: 3", "\"\377\""));

    private static final Set<Fault> LASTING = EnumSet.of(
            NO_ROOM,
            NEVER_ACCEPTED,
            HANDSHAKE_NEVER_ANSWERED,
            HANDSHAKE_STALLS_HALFWAY,
            HANDSHAKE_DRIPS,
            REQUEST_NEVER_READ,
            STALLS_BEFORE_THE_HEAD,
            STALLS_IN_THE_STATUS_LINE,
            STALLS_IN_THE_HEAD,
            DRIPS_THE_HEAD,
            STALLS_AFTER_THE_HEAD,
            STALLS_IN_THE_BODY,
            DRIPS_THE_BODY,
            STALLS_IN_THE_SIZE_OF_A_CHUNK,
            STALLS_IN_A_CHUNK,
            STALLS_BEFORE_THE_LAST_CHUNK,
            CHUNK_TOO_LARGE);

    private final Script script;

    Fault(Script script) {
        this.script = script;
    }

    Script script() {
        return script;
    }

    /** Whether it does nothing by which a call would end before its deadline. */
    public boolean lasts() {
        return LASTING.contains(this);
    }

    /** What is done once the client has begun the TLS handshake. */
    private static Script afterHello(Script script) {
        return wire -> {
            wire.firstByte();
            script.run(wire);
        };
    }

    /** The request is answered with a text and no more. */
    private static Script answer(String text) {
        return toEachRequest(wire -> wire.write(text));
    }

    private static Script framed(String fields, String body) {
        return answer("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\n" + body);
    }

    private static Script chunks(String body) {
        return framed("Transfer-Encoding: chunked", body);
    }

    private static Script flood(String start, String rest) {
        return toEachRequest(wire -> {
            wire.write(start);
            wire.flood(rest);
        });
    }

    private static Script gzip(byte[] coded) {
        return toEachRequest(wire -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + coded.length + "\r\n\r\n");
            wire.write(coded);
        });
    }
}
