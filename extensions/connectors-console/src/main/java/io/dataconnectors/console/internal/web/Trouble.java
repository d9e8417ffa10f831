package io.dataconnectors.console.internal.web;

import io.dataconnectors.ConnectorException;
import io.dataconnectors.StorageException;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.document.JsonForm;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reason why a request failed, as people are told. An error that nobody expected is a sentence with an id, and the host's log
 * has the rest of it under that id.
 *
 * @param status the status code of the response
 * @param code the kind as a word in kebab case
 * @param message what went wrong, in a sentence
 * @param id the id in the host's log, or null if the log has nothing
 */
public record Trouble(
        int status, String code, String message, @Nullable String id) {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns what people are told of an exception, and logs it if it is nothing that they caused. */
    public static Trouble of(Throwable problem) {
        if (problem instanceof Refusal refusal) {
            return new Trouble(refusal.status(), refusal.code(), refusal.text(), null);
        }
        if (problem instanceof ConnectorException exception) {
            var form = JsonForm.of(exception);
            int status = form.get("status") instanceof Integer stated ? stated : 500;
            String id = problem instanceof StorageException || status == 500 ? logged(problem) : null;
            return new Trouble(status, exception.code(), String.valueOf(form.get("detail")), id);
        }
        return new Trouble(500, "internal", Texts.text("trouble.internal"), logged(problem));
    }

    private static String logged(Throwable problem) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        LOG.error("A request to the console failed: {}", id, problem);
        return id;
    }
}
