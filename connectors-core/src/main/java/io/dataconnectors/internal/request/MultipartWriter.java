package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.problem.Code;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Writes parts with boundaries between them (RFC 2046, section 5.1), as a form (RFC 7578) or otherwise. */
final class MultipartWriter {
    private final Body.Multipart body;
    private final List<Section> sections;
    private final boolean form;

    MultipartWriter(Body.Multipart body, List<Section> sections) {
        this.body = body;
        this.sections = sections;
        this.form = body.isForm();
    }

    /** Returns the bytes; for people to read, lines end with a line feed alone. */
    CompiledBody.Content content(String callId, boolean masked) {
        if (sections.isEmpty()) {
            throw new CallValues.Unsendable(Code.UNFIT_VALUE, "No part is left: the values of all of them are absent");
        }
        String boundary =
                Boundary.of(callId, sections.stream().flatMap(Section::texts).toList());
        byte[] bytes = new Writer(boundary, masked ? "\n" : "\r\n").bytes();
        return new CompiledBody.Content(
                bytes,
                CompiledBody.type(body.mediaType() + "; boundary=" + boundary),
                sections.stream().map(Section::shown).toList());
    }

    private String disposition(Section section) {
        String said = parameter("name", section.head().name())
                + parameter("filename", section.head().filename());
        return said.isEmpty() ? "" : "Content-Disposition: " + (form ? "form-data" : "attachment") + said;
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : "; " + name + "=\"" + value + '"';
    }

    /** One writing of the whole. */
    private final class Writer {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final String boundary;
        private final String lineEnd;

        Writer(String boundary, String lineEnd) {
            this.boundary = boundary;
            this.lineEnd = lineEnd;
        }

        byte[] bytes() {
            for (Section section : sections) {
                write("--" + boundary + lineEnd);
                head(disposition(section));
                head(
                        section.head().name() == null || form
                                ? ""
                                : "Content-ID: <" + section.head().name() + '>');
                head(
                        section.head().mediaType() == null
                                ? ""
                                : "Content-Type: " + section.head().mediaType());
                write(lineEnd);
                write(section.content());
                write(lineEnd);
            }
            write("--" + boundary + "--" + lineEnd);
            return out.toByteArray();
        }

        private void head(String field) {
            if (!field.isEmpty()) {
                write(field + lineEnd);
            }
        }

        private void write(String text) {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        private void write(byte[] bytes) {
            if (out.size() + (long) bytes.length > CompiledBody.MAX_BYTES) {
                throw CallValues.Unsendable.tooBig();
            }
            out.writeBytes(bytes);
        }
    }

    /** What is sent between two boundaries of a multipart body. */
    static final class Section {
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

    /**
     * Chooses what separates the parts of a multipart body: the same for every attempt of a call and for its preview, and found
     * in no part. Of a call's id alone it is made, and hashed, for the id may be what makes the call idempotent.
     */
    private static final class Boundary {
        /** More than one is needed only by who knows the call's id and wants to break its body. */
        private static final int CHOICES = 8;

        private static final int BYTES = 16;

        private Boundary() {}

        static String of(String callId, List<byte[]> contents) {
            for (int i = 0; i < CHOICES; i++) {
                String boundary = "data-connectors-" + hash(i + ":" + callId);
                if (contents.stream().noneMatch(content -> occursIn(content, boundary))) {
                    return boundary;
                }
            }
            throw new CallValues.Unsendable(Code.UNFIT_VALUE, "Its parts hold every boundary that could separate them");
        }

        /** A boundary is ASCII, and Latin-1 has a character for each byte. */
        private static boolean occursIn(byte[] content, String boundary) {
            return new String(content, StandardCharsets.ISO_8859_1).contains(boundary);
        }

        private static String hash(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
