package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.problem.Code;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    Content content(String callId, boolean masked) {
        if (sections.isEmpty()) {
            throw new Unsendable(Code.UNFIT_VALUE, "No part is left: the values of all of them are absent");
        }
        String boundary =
                Boundary.of(callId, sections.stream().flatMap(Section::texts).toList());
        byte[] bytes = new Writer(boundary, masked ? "\n" : "\r\n").bytes();
        return new Content(
                bytes,
                body.mediaType() + "; boundary=" + boundary,
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
            if (out.size() + (long) bytes.length > Content.MAX_BYTES) {
                throw Unsendable.tooBig();
            }
            out.writeBytes(bytes);
        }
    }
}
