package io.dataconnectors.cases;

import io.dataconnectors.Answer;
import io.dataconnectors.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer as a page shows it: the status, header fields, an empty line, the body. */
final class WireAnswer {
    private WireAnswer() {}

    static Answer parse(String text) {
        String[] parts = text.split("\n\n", 2);
        String[] head = parts[0].split("\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(": ");
            headers.add(new Header(head[i].substring(0, colon), head[i].substring(colon + 2)));
        }
        String body = parts.length == 1 ? "" : parts[1];
        return Answer.of(Integer.parseInt(head[0]), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
