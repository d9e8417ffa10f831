package io.dataconnectors.testkit;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretResolver;
import java.util.Map;

/** The contract of secret resolvers, at the smallest resolver that holds it: a table of questions. */
class TableSecretResolverTest extends SecretResolverContract {
    private static final SecretResolver.Query TOKEN =
            new SecretResolver.Query("acme", "shop_token", "https://shop.example.com");

    @Override
    protected SecretResolver resolver() {
        return Map.of(TOKEN, Secret.of("s3cr3t"))::get;
    }

    @Override
    protected SecretResolver.Query known() {
        return TOKEN;
    }

    @Override
    protected String value() {
        return "s3cr3t";
    }
}
