package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.internal.text.Texts;
import javax.annotation.Nullable;

/** A request that cannot be answered as it was asked for: what a page or a problem then says. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    @Nullable
    private final String allowed;

    private Refusal(int status, String code, String message) {
        this(status, code, message, null);
    }

    private Refusal(int status, String code, String message, @Nullable String allowed) {
        super(message);
        this.status = status;
        this.code = code;
        this.allowed = allowed;
    }

    /** Returns the refusal of a request that is not what the console reads. */
    public static Refusal malformed(String message) {
        return new Refusal(400, "malformed-request", message);
    }

    /** Returns the refusal of a request that may come from elsewhere than from the console's own pages. */
    public static Refusal foreign(String message) {
        return new Refusal(403, "foreign-request", message);
    }

    /** Returns the refusal of a form whose token is missing, old or another person's. */
    public static Refusal expired() {
        return new Refusal(403, "expired-form", Texts.text("refused.expired"));
    }

    /** Returns the refusal of an act for which the person has no right. */
    public static Refusal forbidden(String message) {
        return new Refusal(403, "forbidden", message);
    }

    /** Returns the refusal of a path that leads nowhere. */
    public static Refusal notFound() {
        return new Refusal(404, "not-found", Texts.text("refused.not-found"));
    }

    /** Returns the refusal of a method that a path does not know. */
    public static Refusal wrongMethod(String allowed) {
        return new Refusal(405, "wrong-method", Texts.text("refused.wrong-method", allowed), allowed);
    }

    /** Returns the refusal of a body that is too long. */
    public static Refusal tooLarge(int most) {
        return new Refusal(413, "too-large", Texts.text("refused.too-large", most));
    }

    /** Returns the refusal of a body of another media type than the one that is read. */
    public static Refusal wrongMediaType(String wanted) {
        return new Refusal(415, "wrong-media-type", Texts.text("refused.wrong-media-type", wanted));
    }

    /** Returns a refusal of another kind. */
    public static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message);
    }

    /** Returns the status code of the response. */
    public int status() {
        return status;
    }

    /** Returns the kind as a word in kebab case, which stays the same from release to release. */
    public String code() {
        return code;
    }

    /** Returns the methods that the address takes, or null if the method was not what was wrong. */
    @Nullable
    public String allowed() {
        return allowed;
    }

    /** Returns the message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
