package io.dataconnectors.cases;

import io.dataconnectors.spi.RequestSigner;
import java.util.Map;

/**
 * The host of the cases on a page: its secrets, its signers and what it hides.
 *
 * @param secrets the values of secrets that must have a certain form; all others are their name and {@link #SECRET}
 * @param signers the signers by name
 * @param signatures what is shown in the place of signatures
 */
public record CaseHost(Map<String, String> secrets, Map<String, RequestSigner> signers, Signatures signatures) {
    /** How the value of a secret ends that has no certain form. */
    public static final String SECRET = "-s3cret";

    String secret(String name) {
        return secrets.getOrDefault(name, name + SECRET);
    }

    /** Replaces signatures that differ from run to run. */
    @FunctionalInterface
    public interface Signatures {
        /** Replaces what is not shown as it is, in header fields whose names are in small letters. */
        void replace(String url, String method, Map<String, String> headers);
    }
}
