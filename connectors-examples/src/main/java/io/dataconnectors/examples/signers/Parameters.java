package io.dataconnectors.examples.signers;

import io.dataconnectors.spi.RequestSigner.Unsigned;

/** What a definition tells its signer. */
final class Parameters {
    private Parameters() {}

    /**
     * Returns a parameter that there must be.
     *
     * @throws IllegalArgumentException if there is none, or it is empty: the call then ends as {@code AUTHENTICATION}
     */
    static String required(Unsigned request, String name) {
        String value = request.parameters().getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The signer lacks its parameter " + name);
        }
        return value;
    }
}
