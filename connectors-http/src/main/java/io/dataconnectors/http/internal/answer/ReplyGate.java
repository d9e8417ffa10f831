package io.dataconnectors.http.internal.answer;

import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.http.internal.failure.Stopped;
import java.util.List;

/** Checks the head of an answer before its body is read. */
public final class ReplyGate {
    static final int MAX_FIELDS = 200;
    static final int MAX_SIZE = 65_536;
    private static final String TOO_LARGE = "has a body that is larger than the definition allows";

    private ReplyGate() {}

    public static void check(Reply head, int maxBody) throws Stopped {
        long size = 0;
        for (Header header : head.headers()) {
            size += header.name().length() + header.value().length();
        }
        require(head.headers().size() <= MAX_FIELDS, FailureKind.TOO_LARGE, "has more than 200 header fields");
        require(size <= MAX_SIZE, FailureKind.TOO_LARGE, "has header fields of more than 64 KiB");
        checkFraming(head, maxBody);
        List<String> codings = head.values("Content-Encoding");
        boolean known = codings.isEmpty()
                || (codings.size() == 1
                        && (codings.get(0).equalsIgnoreCase("identity") || Reply.isGzip(codings.get(0))));
        require(known, FailureKind.MALFORMED, "has another content coding than gzip");
    }

    /** What two readers could take for bodies of different lengths is refused (RFC 9112, section 6.3). */
    private static void checkFraming(Reply head, int maxBody) throws Stopped {
        List<String> lengths = head.values("Content-Length");
        List<String> codings = head.values("Transfer-Encoding");
        boolean chunked = codings.size() == 1 && codings.get(0).trim().equalsIgnoreCase("chunked");
        require(codings.isEmpty() || chunked, FailureKind.MALFORMED, "has another transfer coding than chunked");
        require(
                lengths.isEmpty() || codings.isEmpty(),
                FailureKind.MALFORMED,
                "has both a Content-Length and a Transfer-Encoding");
        if (!lengths.isEmpty()) {
            String length = lengths.get(0).trim();
            boolean odd = lengths.size() > 1 || !length.matches("[0-9]{1,18}");
            require(!odd, FailureKind.MALFORMED, "has a Content-Length that is not one number");
            require(Long.parseLong(length) <= mostRead(head, maxBody), FailureKind.TOO_LARGE, TOO_LARGE);
        }
    }

    /**
     * Returns how many bytes of a body are read at most. What cannot be made smaller grows a little when it is coded; its
     * decoded size is held to the limit apart from this.
     */
    static int mostRead(Reply head, int maxBody) {
        return head.gzipped() ? maxBody + maxBody / 64 + 1024 : maxBody;
    }

    static Stopped tooLarge() {
        return new Stopped(FailureKind.TOO_LARGE, "The answer " + TOO_LARGE);
    }

    private static void require(boolean holds, FailureKind kind, String problem) throws Stopped {
        if (!holds) {
            throw new Stopped(kind, "The answer " + problem);
        }
    }
}
