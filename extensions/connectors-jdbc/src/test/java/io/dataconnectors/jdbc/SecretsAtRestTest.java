package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Secret;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretResolver.Query;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spi.TokenStore.Token;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has a dump of the database, and not the keys, reads no secret and no token in it. */
class SecretsAtRestTest {
    private static final String SHOP = "https://shop.example.com";
    private static final String FIRST = "sk_first_8f2c1d77aa";
    private static final String SECOND = "sk_second_91bd03e6ff";
    private static final String DELETED = "sk_deleted_55aa10c2de";
    private static final String TOKEN = "tok_3c99b0e1d4f7aa21";
    private static final String KEY_OF_TOKEN = "client_secret=sk_of_client_77d1";

    private static void fill(JdbcStorage storage) {
        SecretStore secrets = storage.secrets();
        secrets.put("acme", "replaced", Secret.of(FIRST), "ada");
        secrets.put("acme", "replaced", Secret.of(SECOND), "ada");
        secrets.put("acme", "kept", Secret.of(FIRST), null);
        secrets.put("acme", "deleted", Secret.of(DELETED), null);
        secrets.delete("acme", "deleted");
        secrets.allow("acme", "kept", SHOP, "grace");
        TokenStore tokens = storage.tokens();
        Instant end = Instant.now().plus(Duration.ofHours(1));
        tokens.lease("acme", KEY_OF_TOKEN, "a", Duration.ofMinutes(1));
        tokens.put("acme", KEY_OF_TOKEN, new Token(Secret.of(TOKEN), end, end), "a");
        tokens.lease("acme", KEY_OF_TOKEN, "b", Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource
    void a_dump_has_no_secret_and_no_token_in_any_form(Kind kind) throws Exception {
        try (TestedDatabase database = kind.create()) {
            try (JdbcStorage storage = JdbcStorage.on(database.pool())
                    .install()
                    .keys(TestKeys.ring(1))
                    .open()) {
                fill(storage);
            }
            try (JdbcStorage storage =
                    JdbcStorage.on(database.pool()).keys(TestKeys.ring(2, 1)).open()) {
                assertThat(storage.rotateKeys()).isEqualTo(2);
                assertThat(sent(storage, "kept")).isEqualTo(FIRST);
            }

            String dump = dump(database);

            assertThat(dump).contains("replaced", "kept", SHOP, "key-2");
            for (String hidden : List.of(FIRST, SECOND, DELETED, TOKEN, KEY_OF_TOKEN)) {
                for (String form : forms(hidden.getBytes(StandardCharsets.UTF_8))) {
                    assertThat(dump).doesNotContainIgnoringCase(form);
                }
            }
            for (int key : new int[] {1, 2}) {
                for (String form : forms(TestKeys.key(key))) {
                    assertThat(dump).doesNotContainIgnoringCase(form);
                }
            }
        }
    }

    private static String sent(JdbcStorage storage, String name) {
        Secret secret = storage.secrets().resolve(new Query("acme", name, SHOP));
        return secret == null ? "" : secret.reveal();
    }

    /** The bytes as they are, and in Base64 at each offset, of which the ends depend on what is beside it. */
    private static List<String> forms(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(encoded.substring(4, encoded.length() - 2));
        }
        return forms;
    }

    /** All tables as text; of columns with bytes, their text, their hexadecimal and their Base64. */
    private static String dump(TestedDatabase database) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    ResultSetMetaData columns = rows.getMetaData();
                    while (rows.next()) {
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            append(dump.append('\n'), rows.getObject(i));
                        }
                    }
                }
            }
        }
        return dump.toString();
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet names = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema IN ('public', 'PUBLIC') AND table_type = 'BASE TABLE'")) {
            while (names.next()) {
                tables.add(names.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        assertThat(tables).contains("connectors_secret", "connectors_token", "connectors_key");
        return tables;
    }

    private static void append(StringBuilder dump, Object value) {
        if (value instanceof byte[] bytes) {
            dump.append(new String(bytes, StandardCharsets.ISO_8859_1))
                    .append('\n')
                    .append(HexFormat.of().formatHex(bytes))
                    .append('\n')
                    .append(Base64.getEncoder().encodeToString(bytes));
        } else {
            dump.append(value);
        }
    }
}
