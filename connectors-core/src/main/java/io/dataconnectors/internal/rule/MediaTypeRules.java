package io.dataconnectors.internal.rule;

import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.text.MediaType;
import java.util.Optional;
import javax.annotation.Nullable;

/** Checks the {@code contentType} of a body and of its parts. */
public final class MediaTypeRules {
    private MediaTypeRules() {}

    /** Checks the media type of a body that is sent as UTF-8. */
    public static Optional<MediaType> ofBody(String text, String example, Compilation in) {
        Characters.check(text, problems(in));
        return ofText(text, example, in);
    }

    /** Checks the media type of what is sent as UTF-8. */
    public static Optional<MediaType> ofText(@Nullable String text, String example, Compilation in) {
        Optional<MediaType> type = read(text, example, in);
        problems(in)
                .addUnless(
                        type.map(MediaType::isUtf8).orElse(true),
                        Code.WRONG_CHARSET,
                        "A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
        return type;
    }

    /** Checks the media type of a body that is a file, whose bytes are as they are. */
    public static void ofFileBody(@Nullable String text, Compilation in) {
        Characters.check(text, problems(in));
        ofFile(text, in);
    }

    /** Checks the media type of a file. */
    public static void ofFile(@Nullable String text, Compilation in) {
        read(text, "application/pdf", in);
    }

    private static Problems problems(Compilation in) {
        return in.at("contentType").problems();
    }

    private static Optional<MediaType> read(@Nullable String text, String example, Compilation in) {
        Optional<MediaType> type = Optional.ofNullable(text).flatMap(MediaType::of);
        problems(in)
                .addUnless(
                        text == null || type.isPresent(),
                        Code.MALFORMED_MEDIA_TYPE,
                        "A media type is such as " + example);
        return type;
    }
}
