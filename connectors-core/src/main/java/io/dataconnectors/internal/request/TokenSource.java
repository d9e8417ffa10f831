package io.dataconnectors.internal.request;

import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Secret;
import java.util.Map;
import java.util.Set;

/** Where the access token of a call comes from. Nothing that is asked there depends on the call that needs the token. */
public interface TokenSource {
    /** Returns where the request goes: scheme, host and, unless it is 443, port. */
    String origin();

    /** Returns the names of the secrets that go to the token endpoint, in order. */
    Set<String> secrets();

    /**
     * Returns the token request as it is to be sent.
     *
     * @param secrets a value for each of {@link #secrets()}
     * @throws InvalidInputException if the secrets' values cannot stand where templates put them
     */
    RenderedRequest request(Map<String, Secret> secrets);

    /**
     * Returns the URL of the token endpoint, with masks in the place of secrets.
     *
     * @throws InvalidInputException if the URL would be too long
     */
    String previewUrl();

    /** Returns the header field in which a call sends its token. */
    Header field(String token);
}
