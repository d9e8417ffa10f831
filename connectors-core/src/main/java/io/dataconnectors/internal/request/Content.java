package io.dataconnectors.internal.request;

import io.dataconnectors.RequestPreview;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.Nullable;

/** What a request carries. */
public final class Content {
    /** How many bytes a request carries at most; the texts of templates have the same limit. */
    static final int MAX_BYTES = 1 << 20;

    public static final Content NONE = new Content(new byte[0], null, List.of());

    private final byte[] bytes;

    @Nullable
    private final String mediaType;

    private final List<RequestPreview.Part> parts;

    Content(byte[] bytes, @Nullable String mediaType, List<RequestPreview.Part> parts) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.parts = List.copyOf(parts);
    }

    static Content ofText(String text, @Nullable String mediaType) {
        return new Content(text.getBytes(StandardCharsets.UTF_8), mediaType, List.of());
    }

    /** The bytes, or what is shown in their place. */
    public byte[] bytes() {
        return bytes;
    }

    /** The media type, complete; null if there is no body. */
    @Nullable
    public String mediaType() {
        return mediaType;
    }

    /** What a preview tells of files and parts; empty if there are none. */
    public List<RequestPreview.Part> parts() {
        return parts;
    }
}
