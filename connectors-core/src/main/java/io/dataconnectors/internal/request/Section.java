package io.dataconnectors.internal.request;

import io.dataconnectors.RequestPreview;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** What is sent between two boundaries of a multipart body. */
final class Section {
    private final Head head;
    private final byte[] content;
    private final boolean isFile;

    Section(Head head, byte[] content, boolean isFile) {
        this.head = head;
        this.content = content;
        this.isFile = isFile;
    }

    /** What is said of a section; each is null if nothing is said. Names are as they stand between quotes. */
    record Head(
            @Nullable String name,
            @Nullable String filename,
            @Nullable String mediaType) {
        private Stream<byte[]> texts() {
            return Stream.of(Optional.ofNullable(name), Optional.ofNullable(filename))
                    .flatMap(Optional::stream)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Head head() {
        return head;
    }

    /** The bytes, or what is shown in their place. */
    byte[] content() {
        return content;
    }

    /** What a preview tells of it. */
    RequestPreview.Part shown() {
        String text = isFile ? null : new String(content, StandardCharsets.UTF_8);
        return new RequestPreview.Part(head.name, text, head.filename, head.mediaType);
    }

    /** All that a boundary could occur in. */
    Stream<byte[]> texts() {
        return Stream.concat(head.texts(), Stream.of(content));
    }
}
