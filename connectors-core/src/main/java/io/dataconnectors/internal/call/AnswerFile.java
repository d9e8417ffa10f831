package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The body of an answer as a file: what a file input of another call takes. */
final class AnswerFile {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    // RFC 9110, section 8.3.1, without parameters; no repetition nests, so it runs in linear time
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]{1,127}/[!#$%&'*+.^_`|~0-9a-z-]{1,127}");

    private AnswerFile() {}

    static Map<String, Object> of(Answer answer) {
        String type = ContentType.of(answer).name();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", ContentDisposition.fileName(answer.header("Content-Disposition")));
        file.put("mediaType", MEDIA_TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE);
        file.put("base64", Base64.getEncoder().encodeToString(answer.body()));
        return file;
    }
}
