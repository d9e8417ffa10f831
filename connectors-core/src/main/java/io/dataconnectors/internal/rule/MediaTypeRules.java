package io.dataconnectors.internal.rule;

import io.dataconnectors.internal.text.MediaType;
import java.util.Optional;
import javax.annotation.Nullable;

/** Checks the media types of a body and of its parts. */
public final class MediaTypeRules {
    private final Problems problems;

    public MediaTypeRules(Problems problems) {
        this.problems = problems;
    }

    /** A media type of what is sent as UTF-8. */
    public Optional<MediaType> ofText(@Nullable String text, String example) {
        Optional<MediaType> type = read(text, example);
        problems.addUnless(
                type.map(MediaType::isUtf8).orElse(true),
                "A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
        return type;
    }

    /** A media type of a file, whose bytes are as they are. */
    public void ofFile(@Nullable String text) {
        read(text, "application/pdf");
    }

    private Optional<MediaType> read(@Nullable String text, String example) {
        Optional<MediaType> type = Optional.ofNullable(text).flatMap(MediaType::of);
        problems.addUnless(text == null || type.isPresent(), "A media type is such as " + example);
        return type;
    }
}
