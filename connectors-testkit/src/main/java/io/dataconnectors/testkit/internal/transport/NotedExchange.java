package io.dataconnectors.testkit.internal.transport;

import io.dataconnectors.Delivery;
import io.dataconnectors.Header;
import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Exchange;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.annotation.Nullable;

/**
 * An exchange that notes what a transport tells. It begins once, whatever its method; it refuses the answers that the executor
 * refuses: those whose length two readers could tell differently, and those with more than {@value #MOST_BYTES} bytes.
 */
public final class NotedExchange implements Exchange {
    /** The most that the body of an answer may have. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_FIELD_BYTES = 1 << 16;
    private static final int MOST_FIELDS = 200;

    /** How an exchange has ended, or that it has not. */
    public enum End {
        /** It goes on. */
        NONE,
        /** The answer was whole. */
        WHOLE,
        /** The exchange wanted no more of the answer. */
        REFUSED,
        /** The transport has told a failure. */
        FAILED
    }

    private final Method method;
    private final URI uri;
    private final List<Header> headers;
    private final byte[] body;

    private boolean mayBegin = true;
    private int begun;
    private int status;
    private List<Header> fields = List.of();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private End end = End.NONE;
    private final List<String> wrongs = new ArrayList<>();

    @Nullable
    private Throwable failure;

    @Nullable
    private Runnable close;

    private boolean givenUp;

    private NotedExchange(Method method, String url, List<Header> headers, byte[] body) {
        this.method = method;
        this.uri = URI.create(url);
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("User-Agent", "contract")); // as the executor does, so that no client adds its own
        this.headers = List.copyOf(all);
        this.body = body;
    }

    /** Returns an exchange that asks. */
    public static NotedExchange get(String url) {
        return of(Method.GET, url);
    }

    /** Returns an exchange that writes. */
    public static NotedExchange post(String url) {
        return new NotedExchange(Method.POST, url, List.of(new Header("Content-Type", "text/plain")), bytes("refund"));
    }

    /** Returns an exchange without a body and without fields of an author. */
    public static NotedExchange of(Method method, String url) {
        return new NotedExchange(method, url, List.of(), new byte[0]);
    }

    /** Returns an exchange with fields and a body. */
    public static NotedExchange of(Method method, String url, List<Header> headers, String body) {
        return new NotedExchange(method, url, headers, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Lets it never begin, and returns it. */
    public synchronized NotedExchange thatMayNotBegin() {
        mayBegin = false;
        return this;
    }

    @Override
    public String workspace() {
        return "acme";
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public List<Header> headers() {
        return headers;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public synchronized boolean begins() {
        boolean may = mayBegin && !givenUp && begun == 0;
        begun += may ? 1 : 0;
        notifyAll();
        return may;
    }

    @Override
    public synchronized boolean answered(int code, List<Header> given) {
        expect(begun > 0, "an answer was told before the request began");
        expect(status == 0, "two answers were told");
        expect(code >= 200, "an interim answer was told");
        expect(end == End.NONE, "an answer was told after the end");
        status = code;
        fields = List.copyOf(given);
        return goesOn(!isAmbiguous() && !isTooLarge());
    }

    private boolean isAmbiguous() {
        List<String> lengths = values("Content-Length");
        List<String> codings = values("Transfer-Encoding");
        boolean clear = lengths.isEmpty() ? codings.size() <= 1 : codings.isEmpty() && lengths.size() == 1;
        return !clear
                || !lengths.stream().allMatch(length -> length.strip().matches("[0-9]{1,18}"))
                || !codings.stream()
                        .allMatch(coding ->
                                coding.strip().toLowerCase(Locale.ROOT).equals("chunked"));
    }

    private boolean isTooLarge() {
        int size = fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
        return size > MOST_FIELD_BYTES
                || fields.size() > MOST_FIELDS
                || values("Content-Length").stream().anyMatch(length -> Long.parseLong(length.strip()) > MOST_BYTES);
    }

    @Override
    public synchronized boolean received(ByteBuffer part) {
        expect(status > 0, "a part of a body was told before the head");
        expect(end == End.NONE, "a part of a body was told after the end");
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        received.writeBytes(bytes);
        return goesOn(received.size() <= MOST_BYTES);
    }

    private boolean goesOn(boolean wanted) {
        if (!wanted && end == End.NONE) {
            end = End.REFUSED;
        }
        notifyAll();
        return wanted;
    }

    @Override
    public synchronized void completed() {
        expect(status > 0, "an answer was whole before its head was told");
        expect(end == End.NONE, "an end was told after the end: whole");
        ended(End.WHOLE);
    }

    @Override
    public synchronized void failed(Throwable why) {
        expect(end != End.WHOLE, "a failure was told after the answer was whole");
        failure = failure == null ? why : failure;
        ended(End.FAILED);
    }

    private void ended(End how) {
        end = end == End.NONE ? how : end;
        notifyAll();
    }

    private void expect(boolean holds, String wrong) {
        if (!holds && !givenUp) {
            wrongs.add(wrong);
        }
    }

    @Override
    public void whenGivenUp(Runnable closing) {
        synchronized (this) {
            close = closing;
            if (!givenUp) {
                return;
            }
        }
        closing.run();
    }

    /** Gives the exchange up, as an executor does at its deadline. */
    public void giveUp() {
        Runnable closing;
        synchronized (this) {
            givenUp = true;
            closing = close;
        }
        if (closing != null) {
            closing.run();
        }
    }

    /** Waits until something holds; returns whether it did in time. */
    public synchronized boolean await(Predicate<NotedExchange> event, long patience) throws InterruptedException {
        long until = System.nanoTime() + patience;
        for (long left = patience; left > 0 && !event.test(this); left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return event.test(this);
    }

    /** Returns how far the request came, as the transport told it. */
    public synchronized Delivery delivery() {
        return status > 0 ? Delivery.ANSWERED : begun > 0 ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    }

    /** Returns how it ended. */
    public synchronized End end() {
        return end;
    }

    /** Returns whether it ended. */
    public synchronized boolean hasEnded() {
        return end != End.NONE;
    }

    /** Returns what was told in the wrong order. */
    public synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    /** Returns what a failure was told with, and what caused it. */
    public synchronized Set<Class<?>> causes() {
        Set<Class<?>> causes = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Class<?> type = cause.getClass(); type != Object.class; type = type.getSuperclass()) {
                causes.add(type);
            }
        }
        return causes;
    }

    /** Returns the status, or 0 if no answer came. */
    public synchronized int status() {
        return status;
    }

    /** Returns the values of all fields of a name, in order. */
    public synchronized List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** Returns what came of the body, one character for each byte. */
    public synchronized String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** Returns how it ended and how far it came. */
    @Override
    public synchronized String toString() {
        return method + " " + uri + ": " + end + ", " + delivery() + (failure == null ? "" : ", " + failure) + wrongs;
    }
}
