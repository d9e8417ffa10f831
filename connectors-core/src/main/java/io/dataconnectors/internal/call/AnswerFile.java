package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.internal.text.AnswerText.SharedBytes;
import io.dataconnectors.internal.text.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The body of an answer as a file: what a file input of another call takes. */
final class AnswerFile {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private AnswerFile() {}

    static Map<String, Object> of(Answer answer) {
        MediaType type = MediaType.ofField(answer.header("Content-Type"));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", Disposition.fileName(answer.header("Content-Disposition")));
        file.put("mediaType", MediaType.of(type.name()).map(MediaType::name).orElse(UNKNOWN_TYPE));
        file.put("base64", Base64.getEncoder().encodeToString(SharedBytes.of(answer)));
        return file;
    }

    /**
     * The file name that a {@code Content-Disposition} gives (RFC 6266), {@code filename*} before {@code filename}. It comes from
     * outside and may end up in a file system: what is before the last slash or backslash, characters that control or turn text
     * around, and dots and blanks at its ends are taken away.
     */
    static final class Disposition {
        private static final String NO_NAME = "file";
        private static final int MAX_LENGTH = 255;
        private static final int MAX_HEADER = 2_000;

        // each repetition is of what the next part does not begin with, so that this runs in linear time
        private static final Pattern PARAMETER =
                Pattern.compile(";\\s*+([^\\s=;]++)\\s*+=\\s*+(\"((?:[^\"\\\\]|\\\\.)*+)\"|[^;]*+)", Pattern.DOTALL);

        // RFC 8187, section 3.2.1
        private static final Pattern EXTENDED =
                Pattern.compile("(UTF-8|ISO-8859-1)'[^']*+'(.*+)", Pattern.CASE_INSENSITIVE);

        private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

        private Disposition() {}

        /** Returns the name, or {@code file} if none is given. */
        static String fileName(@Nullable String header) {
            Map<String, String> parameters = parameters(header == null || header.length() > MAX_HEADER ? "" : header);
            String extended = extended(parameters.get("filename*"));
            String name = extended == null ? parameters.getOrDefault("filename", "") : extended;
            return safe(name);
        }

        /** Of two parameters of one name the first counts: the second is an error (section 4.1). */
        private static Map<String, String> parameters(String header) {
            Map<String, String> parameters = new LinkedHashMap<>();
            Matcher parameter = PARAMETER.matcher(header);
            while (parameter.find()) {
                String quoted = parameter.group(3);
                String value = quoted == null ? parameter.group(2).strip() : quoted.replaceAll("\\\\(.)", "$1");
                parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
            }
            return parameters;
        }

        @Nullable
        private static String extended(@Nullable String value) {
            Matcher parts = EXTENDED.matcher(value == null ? "" : value);
            return parts.matches() ? decoded(parts.group(2), Charset.forName(parts.group(1))) : null;
        }

        @Nullable
        private static String decoded(String text, Charset charset) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < text.length(); i++) {
                boolean percent = text.charAt(i) == '%';
                int octet = percent ? octet(text, i + 1) : text.charAt(i);
                if (octet < 0 || octet > 0xFF) {
                    return null;
                }
                bytes.write(octet);
                i += percent ? 2 : 0;
            }
            try {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes.toByteArray()))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }

        private static int octet(String text, int at) {
            if (at + 2 > text.length()) {
                return -1;
            }
            int high = Character.digit(text.charAt(at), 16);
            int low = Character.digit(text.charAt(at + 1), 16);
            return high < 0 || low < 0 ? -1 : high << 4 | low;
        }

        private static String safe(String name) {
            String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
            String clean = UNWANTED.matcher(last).replaceAll("").replaceAll("^[. ]++|[. ]++$", "");
            int end = Math.min(clean.length(), MAX_LENGTH);
            boolean half = end > 0 && Character.isHighSurrogate(clean.charAt(end - 1));
            return clean.isEmpty() ? NO_NAME : clean.substring(0, half ? end - 1 : end);
        }
    }
}
