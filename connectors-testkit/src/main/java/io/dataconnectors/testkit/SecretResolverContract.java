package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.SecretResolver.Query;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link SecretResolver}. A host extends this class in its tests, with one secret that its resolver
 * knows.
 */
public abstract class SecretResolverContract {
    /** For subclasses. */
    protected SecretResolverContract() {}

    /** Returns the resolver under test. */
    protected abstract SecretResolver resolver() throws Exception;

    /** Returns a question to which the resolver has an answer. */
    protected abstract Query known() throws Exception;

    /** Returns the value that is the answer. */
    protected abstract String value() throws Exception;

    @Test
    void a_secret_is_given_for_its_workspace_name_and_origin() throws Exception {
        assertThat(reveal(resolver(), known())).isEqualTo(value());
        assertThat(reveal(resolver(), known())).as("the second time").isEqualTo(value());
    }

    @Test
    void a_secret_of_another_name_is_null() throws Exception {
        Query known = known();

        assertThat(reveal(resolver(), new Query(known.workspace(), known.name() + "_2", known.origin())))
                .isNull();
    }

    @Test
    void a_secret_is_not_given_to_another_workspace() throws Exception {
        Query known = known();

        assertThat(reveal(resolver(), new Query(known.workspace() + "-2", known.name(), known.origin())))
                .isNull();
    }

    @Test
    void a_secret_is_not_sent_to_a_server_of_the_connector_authors_choice() throws Exception {
        Query known = known();

        for (String origin : new String[] {
            "https://attacker.example",
            known.origin() + ".attacker.example",
            known.origin() + ":8443",
            known.origin().replace("https://", "https://evil-")
        }) {
            assertThat(reveal(resolver(), new Query(known.workspace(), known.name(), origin)))
                    .as(origin)
                    .isNull();
        }
    }

    @Test
    void a_secret_does_not_buy_a_token_for_a_server_of_the_connector_authors_choice() throws Exception {
        Query known = known();
        Query bought = new Query(known.workspace(), known.name(), known.origin(), "https://attacker.example", null);

        assertThat(reveal(resolver(), bought)).isNull();
    }

    @Test
    void several_threads_get_the_same_answer_at_once() throws Exception {
        SecretResolver resolver = resolver();
        Query known = known();

        assertThat(Together.run(8, number -> String.valueOf(reveal(resolver, known))))
                .containsOnly(value());
    }

    @Nullable
    private static String reveal(SecretResolver resolver, Query query) {
        Secret secret = resolver.resolve(query);
        return secret == null ? null : secret.reveal();
    }
}
