package io.dataconnectors.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The origin that somebody names for a secret is the one that a call asks with. */
class SecretOriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com",
                "https://Shop.EXAMPLE.com",
                "HTTPS://shop.example.com:443",
                "https://shop.example.com:8443",
                "https://shop.example.com:4433",
                "https://93.184.216.34",
                "https://93.184.216.34:443",
                "https://[2606:4700::AB]",
                "https://[2606:4700::ab]:443",
                "https://[2606:4700::ab]:8443",
                "https://xn--bcher-kva.example"
            })
    void it_is_that_of_the_definition_however_it_is_written(String written) {
        ConnectorDefinition definition = ConnectorDefinition.builder("orders")
                .description("Finds orders")
                .get(written + "/orders?page=1")
                .auth(Auth.oauth2ClientCredentials(written + "/token", "crm", "{{secret.client_secret}}"))
                .build();
        CompiledDefinition compiled = DefinitionCompiler.compile(definition);

        assertThat(SecretStore.origin(written)).isEqualTo(compiled.origin());
        assertThat(SecretStore.origin(written))
                .isEqualTo(Objects.requireNonNull(compiled.token()).origin());
        assertThat(SecretStore.origin(SecretStore.origin(written))).isEqualTo(SecretStore.origin(written));
    }

    @Test
    void a_message_says_what_would_be_right() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretStore.origin("https://shop.example.com/v1"))
                .withMessage(
                        "An origin is a scheme and a host, with a port if need be, such as https://shop.example.com:"
                                + " without a path, a query and a slash at its end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretStore.origin("http://shop.example.com"))
                .withMessage("A URL must begin with https://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretStore.origin("https://ada:pw@shop.example.com"))
                .withMessageNotContaining("pw");
    }
}
