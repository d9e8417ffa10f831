package io.dataconnectors.call;

import io.dataconnectors.RequestPreview;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.annotation.Nullable;

/**
 * What a request carries.
 *
 * @param bytes the bytes, or what is shown in their place
 * @param mediaType the media type, complete; null if there is no body
 * @param parts what a preview tells of files and parts; empty if there are none
 */
record Content(byte[] bytes, @Nullable String mediaType, List<RequestPreview.Part> parts) {
    /** How many bytes a request carries at most; the texts of templates have the same limit. */
    static final int MAX_BYTES = 1 << 20;

    static final Content NONE = new Content(new byte[0], null, List.of());

    static Content ofText(String text, @Nullable String mediaType) {
        return new Content(text.getBytes(StandardCharsets.UTF_8), mediaType, List.of());
    }
}
