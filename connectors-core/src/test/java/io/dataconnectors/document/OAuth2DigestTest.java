package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2DigestTest {
    private static final String DOCUMENT = Documents.golden("auth-oauth2");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    the host of the token endpoint | auth.example.com       | login.example.com
                    a setting in that host         | "tenant": "acme"       | "tenant": "globex"
                    the path of the token endpoint | /oauth/token           | /oauth2/token
                    the client                     | {{setting.client_id}}  | {{setting.tenant}}
                    the client's secret            | secret.client_secret   | secret.other
                    where the client stands        | "clientIn": "body",    | ``
                    the scope                      | orders.write           | orders.refund
                    no scope                       | "scope": "orders.read orders.write", | ``
                    a parameter                    | "https://api.example.com", | "https://api.example.org",
                    the name of a parameter        | "audience"             | "aud"
                    """)
    void it_changes_with(String what, String before, String after) {
        assertThat(DOCUMENT).contains(before);
        assertThat(digest(DOCUMENT.replace(before, after))).isNotEqualTo(digest(DOCUMENT));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    blanks in a tag                 | {{secret.client_secret}} | {{ secret.client_secret }}
                    a comment                       | {{setting.tenant}}.auth  | {{! one of ours }}acme.auth
                    a setting in place of its value | {{setting.client_id}}    | crm
                    a comment in a parameter        | "{{setting.tenant}}"     | "{{! ours }}{{setting.tenant}}"
                    """)
    void it_does_not_change_with(String what, String before, String after) {
        assertThat(DOCUMENT).contains(before);
        assertThat(digest(DOCUMENT.replace(before, after))).isEqualTo(digest(DOCUMENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "clientSecret" | "clientIn": "basic", "clientSecret"
                    "clientSecret" | "scope": "", "clientSecret"
                    "clientSecret" | "parameters": {}, "clientSecret"
                    """)
    void it_does_not_change_with_what_is_so_anyway(String before, String after) {
        String plain = Documents.golden("auth-oauth2-plain");

        assertThat(digest(plain.replace(before, after))).isEqualTo(digest(plain));
    }

    private static String digest(String document) {
        return ConnectorDocument.digest(ConnectorDocument.read(document));
    }
}
