package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.spi.ConsoleRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.annotation.Nullable;

/** The body of a request, read once and up to a limit. Used by one thread. */
public final class Body {
    /** How many bytes a body may have: as much as several large documents. */
    public static final int MOST = 2 * 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final ConsoleRequest request;

    @Nullable
    private byte[] bytes;

    /** Makes a body that is read when it is first asked for. */
    public Body(ConsoleRequest request) {
        this.request = request;
    }

    /**
     * Returns the bytes.
     *
     * @throws Refusal if there are too many, or the connection was lost
     */
    public byte[] bytes() {
        if (bytes == null) {
            bytes = read();
        }
        return bytes;
    }

    private byte[] read() {
        try {
            byte[] read = request.body().readNBytes(MOST + 1);
            if (read.length > MOST) {
                throw Refusal.tooLarge(MOST);
            }
            return read;
        } catch (IOException e) {
            throw Refusal.malformed(Texts.text("refused.body-ended"));
        }
    }

    /** Whether the body is of a media type, whatever its parameters. */
    public boolean is(String mediaType) {
        String stated = request.header("Content-Type");
        return stated != null
                && stated.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(mediaType);
    }

    /** Whether the body is a form. */
    public boolean isForm() {
        return is(FORM);
    }

    /**
     * Returns the fields of a form.
     *
     * @throws Refusal if the body is none
     */
    public Fields form() {
        if (!isForm()) {
            throw Refusal.wrongMediaType(FORM);
        }
        return Fields.read(text());
    }

    /**
     * Returns the body as text.
     *
     * @throws Refusal if it is not UTF-8
     */
    public String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.malformed(Texts.text("refused.body-not-utf-8"));
        }
    }
}
