package io.dataconnectors.internal.call;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** What is sent between two boundaries of a multipart body. Names are as they stand between quotes. */
final class Section {
    @Nullable
    private final String name;

    @Nullable
    private final String filename;

    @Nullable
    private final String mediaType;

    private final byte[] content;
    private final boolean isFile;

    private Section(
            @Nullable String name,
            @Nullable String filename,
            @Nullable String mediaType,
            byte[] content,
            boolean isFile) {
        this.name = name;
        this.filename = filename;
        this.mediaType = mediaType;
        this.content = content;
        this.isFile = isFile;
    }

    static Section ofText(
            @Nullable String name, @Nullable String filename, @Nullable String mediaType, byte[] content) {
        return new Section(name, filename, mediaType, content, false);
    }

    static Section ofFile(@Nullable String name, String filename, String mediaType, byte[] content) {
        return new Section(name, filename, mediaType, content, true);
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String filename() {
        return filename;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    /** The bytes, or what is shown in their place. */
    byte[] content() {
        return content;
    }

    /** The content as text; null for a file. */
    @Nullable
    String text() {
        return isFile ? null : new String(content, StandardCharsets.UTF_8);
    }

    /** All that a boundary could occur in. */
    Stream<byte[]> texts() {
        Stream<byte[]> names = Stream.of(Optional.ofNullable(name), Optional.ofNullable(filename))
                .flatMap(Optional::stream)
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(names, Stream.of(content));
    }
}
