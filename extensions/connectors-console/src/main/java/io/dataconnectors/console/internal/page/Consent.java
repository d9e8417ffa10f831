package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The consent of a person to one request, of a draft that was shown, with inputs that were shown. Nothing else is sent on
 * it, and this one once.
 *
 * @param once the id of the form in which the person is asked; however often the form is sent, it begins one test
 * @param revision the revision at which the draft was shown
 * @param inputs the digest of the inputs that were shown
 */
public record Consent(String once, long revision, String inputs) {
    /** Returns the question about a request that is shown. */
    static Consent to(Connector shown, Invocation inputs) {
        return new Consent(UUID.randomUUID().toString(), shown.revision(), digest(inputs));
    }

    /** Returns what the person of a form was asked, and means; empty if nobody was, or somebody does not mean it. */
    static Optional<Consent> given(Fields form) {
        boolean asked =
                form.text("once").matches("[0-9a-f-]{36}") && form.text("seen").matches("[0-9]{1,18}");
        return asked && form.text("meant").equals("yes")
                ? Optional.of(new Consent(form.text("once"), form.number("seen"), form.text("agreed")))
                : Optional.empty();
    }

    /** Whether somebody has edited the draft since it was shown. */
    boolean isStale(Connector now) {
        return now.draftRevision() > revision;
    }

    /** Whether the inputs are those that were shown. */
    boolean covers(Invocation sent) {
        return inputs.equals(digest(sent));
    }

    private static String digest(Invocation invocation) {
        String text = Json.write(List.of(invocation.inputs(), invocation.context()));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
