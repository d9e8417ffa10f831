package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.internal.text.MediaType;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of an answer as a file: what a file input of another call takes. */
final class AnswerFile {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private AnswerFile() {}

    static Map<String, Object> of(Answer answer) {
        MediaType type = MediaType.ofField(answer.header("Content-Type"));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", ContentDisposition.fileName(answer.header("Content-Disposition")));
        file.put("mediaType", MediaType.of(type.name()).map(MediaType::name).orElse(UNKNOWN_TYPE));
        file.put("base64", Base64.getEncoder().encodeToString(answer.body()));
        return file;
    }
}
