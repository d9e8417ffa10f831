package io.dataconnectors.internal.rule;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.text.MediaType;
import java.util.Optional;
import javax.annotation.Nullable;

/** Checks the {@code contentType} of a body and of its parts. */
public final class MediaTypeRules {
    private MediaTypeRules() {}

    /** Checks the media type of what is sent as UTF-8. */
    public static Optional<MediaType> ofText(@Nullable String text, String example, Problems there) {
        Optional<MediaType> type = read(text, example, there);
        there.addUnless(
                type.map(MediaType::isUtf8).orElse(true),
                Code.WRONG_CHARSET,
                "A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
        return type;
    }

    /** Checks the media type of a file. */
    public static void ofFile(@Nullable String text, Problems there) {
        read(text, "application/pdf", there);
    }

    private static Optional<MediaType> read(@Nullable String text, String example, Problems there) {
        Optional<MediaType> type = Optional.ofNullable(text).flatMap(MediaType::of);
        there.addUnless(
                text == null || type.isPresent(), Code.MALFORMED_MEDIA_TYPE, "A media type is such as " + example);
        return type;
    }
}
