package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "Content-Length",
                "Transfer-Encoding",
                "TE",
                "Trailer",
                "Connection",
                "Keep-Alive",
                "Upgrade",
                "Expect",
                "HTTP2-Settings",
                "Via",
                "Accept-Encoding",
                "Proxy-Authorization",
                "Proxy-Connection",
                "Proxy-"
            })
    void a_field_of_the_connection_is_refused_however_it_is_spelled(String name) {
        for (String spelled : new String[] {name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)}) {
            assertThat(HeaderRules.nameProblem(spelled).message())
                    .isEqualTo("The header " + spelled + " belongs to the connection, not to the author; leave it out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X Y", "X:", "X\r\nY", "X\tY", "X\u0000", "Xé", "X(Y)", "X\"", "X@", "X\u007f"})
    void a_name_that_is_no_token_is_refused(String name) {
        assertThat(HeaderRules.nameProblem(name).message())
                .isEqualTo(
                        "A header name has 1 to 256 letters, digits or characters of !#$%&'*+-.^_`|~ and no placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\n b", "\u0000", "\u001f", "\u007f", "\u0080", "é", "€"})
    void a_value_that_is_not_printable_is_refused_and_not_quoted(String value) {
        assertThat(HeaderRules.valueProblem(value).message())
                .isEqualTo("A header value has printable ASCII characters and tabs only");
    }

    @Test
    void names_and_values_have_a_longest() {
        assertThat(HeaderRules.nameProblem("x".repeat(256))).isNull();
        assertThat(HeaderRules.nameProblem("x".repeat(257))).isNotNull();
        assertThat(HeaderRules.valueProblem(" \t~".repeat(2730) + "ab")).isNull();
        assertThat(HeaderRules.valueProblem("x".repeat(8193)).message())
                .isEqualTo("A header value has at most 8192 characters");
    }
}
