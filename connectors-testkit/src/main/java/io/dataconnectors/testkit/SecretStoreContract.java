package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector.Stamp;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.SecretResolver.Query;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.SecretStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Contract of every {@link SecretStore}, which is that of a {@link SecretResolver} too. A host that has a store of its own
 * extends this class in its tests.
 *
 * <pre>{@code
 * class VaultStoreTest extends SecretStoreContract {
 *     @Override
 *     protected SecretStore newStore(int most) {
 *         return new VaultStore(emptyVault(), most);
 *     }
 * }
 * }</pre>
 */
public abstract class SecretStoreContract extends SecretResolverContract {
    private static final String WORKSPACE = StoredExamples.WORKSPACE;
    private static final String SHOP = "https://shop.example.com";
    private static final String AUTH = "https://auth.example.com:8443";

    private SecretStore store;

    /** For subclasses. */
    protected SecretStoreContract() {}

    /**
     * Returns a store without secrets. Called at the beginning of each test.
     *
     * @param most how many secrets a workspace may have
     */
    protected abstract SecretStore newStore(int most) throws Exception;

    /**
     * Returns a store of what the given one keeps, as after a restart of the host. The given one is not used again. A store that
     * is not durable returns it as it is, which is the default.
     */
    protected SecretStore reopen(SecretStore used) throws Exception {
        return used;
    }

    @Override
    protected final SecretResolver resolver() {
        return store;
    }

    @Override
    protected final Query known() {
        return new Query(WORKSPACE, "known", SHOP);
    }

    @Override
    protected final String value() {
        return "the kn\u00f6wn 😀 value";
    }

    @BeforeEach
    void open() throws Exception {
        store = newStore(SecretStore.SECRETS);
        put("known", value());
        allow("known", SHOP);
    }

    private void put(String name, String value) {
        store.put(WORKSPACE, name, Secret.of(value), "ada");
    }

    private void allow(String name, String origin) {
        assertThat(store.allow(WORKSPACE, name, origin, "grace")).as(origin).isTrue();
    }

    @Nullable
    private String sent(String name, String origin, String apiOrigin) {
        Secret secret = store.resolve(new Query(WORKSPACE, name, origin, apiOrigin, null));
        return secret == null ? null : secret.reveal();
    }

    @Nullable
    private String sent(String name, String origin) {
        return sent(name, origin, origin);
    }

    private Entry entry(String name) {
        return store.list(WORKSPACE).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_secret_that_names_no_origin_is_given_to_nobody() {
        put("shop_token", "v");

        assertThat(sent("shop_token", SHOP)).isNull();
    }

    @Test
    void both_origins_of_a_query_must_be_named() {
        put("client_secret", "v");
        allow("client_secret", AUTH);

        assertThat(sent("client_secret", AUTH, SHOP)).as("the API is not named").isNull();
        assertThat(sent("client_secret", SHOP, AUTH))
                .as("the endpoint is not named")
                .isNull();
        assertThat(sent("client_secret", AUTH)).isEqualTo("v");

        allow("client_secret", SHOP);

        assertThat(sent("client_secret", AUTH, SHOP)).isEqualTo("v");
    }

    @Test
    void on_whose_behalf_a_call_is_made_changes_nothing() {
        Query forAda = new Query(WORKSPACE, "known", SHOP, SHOP, "ada");

        assertThat(Objects.requireNonNull(store.resolve(forAda)).reveal()).isEqualTo(value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com:443",
                "HTTPS://Shop.Example.COM",
                "https://SHOP.example.com:443",
                "https://shop.example.com"
            })
    void an_origin_is_kept_as_queries_have_it(String written) {
        put("shop_token", "v");

        allow("shop_token", written);

        assertThat(entry("shop_token").origins()).containsOnlyKeys(SHOP);
        assertThat(sent("shop_token", SHOP)).isEqualTo("v");
        assertThat(store.disallow(WORKSPACE, "shop_token", written)).isTrue();
        assertThat(sent("shop_token", SHOP)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example.com",
                "http://shop.example.com",
                "https://",
                "https://shop.example.com/",
                "https://shop.example.com/v1",
                "https://shop.example.com?x=1",
                "https://shop.example.com#x",
                "https://ada@shop.example.com",
                "https://*.example.com",
                "https://shop.example.com:0",
                "https://shop.example.com:65536",
                "https://shop.example.com:0443",
                "https://shop.example.com.",
                "https://2130706433",
                "https://{{setting.host}}",
                " https://shop.example.com"
            })
    void what_is_no_origin_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.allow(WORKSPACE, "known", written, "grace"));
        assertThatIllegalArgumentException().isThrownBy(() -> store.disallow(WORKSPACE, "known", written));

        assertThat(entry("known").origins()).containsOnlyKeys(SHOP);
    }

    @Test
    void an_origin_of_a_secret_that_is_not_there_is_not_named() {
        assertThat(store.allow(WORKSPACE, "missing", SHOP, "grace")).isFalse();
        assertThat(store.allow("other", "known", SHOP, "grace")).isFalse();
        assertThat(store.disallow(WORKSPACE, "missing", SHOP)).isFalse();
        assertThat(store.disallow(WORKSPACE, "known", AUTH)).isFalse();

        put("missing", "v");
        assertThat(sent("missing", SHOP)).isNull();
    }

    @Test
    void an_origin_that_is_named_no_more_gets_nothing() {
        allow("known", AUTH);

        assertThat(store.disallow(WORKSPACE, "known", SHOP)).isTrue();

        assertThat(sent("known", SHOP)).isNull();
        assertThat(sent("known", AUTH)).isEqualTo(value());
        assertThat(store.disallow(WORKSPACE, "known", SHOP)).isFalse();
    }

    @Test
    void a_new_value_takes_the_place_of_the_old_one_and_keeps_its_origins() throws Exception {
        put("known", "new");
        store = reopen(store);

        assertThat(sent("known", SHOP)).isEqualTo("new");
        assertThat(store.list(WORKSPACE)).hasSize(1);
    }

    @Test
    void what_is_listed_has_names_origins_and_who_acted_and_no_value() throws Exception {
        Instant before = Instant.now().minus(Duration.ofMinutes(5));
        put("b", "v-1");
        store.put(WORKSPACE, "C", Secret.of("v-2"), null);
        put("a", "v-3");
        allow("b", SHOP);
        assertThat(store.allow(WORKSPACE, "b", AUTH, null)).isTrue();
        store.put("other", "theirs", Secret.of("v-4"), "eve");
        store = reopen(store);

        List<Entry> listed = store.list(WORKSPACE);

        assertThat(listed).extracting(Entry::name).containsExactly("C", "a", "b", "known");
        assertThat(entry("C").written().by()).isNull();
        assertThat(entry("b").written().by()).isEqualTo("ada");
        assertThat(entry("b").written().at()).isBetween(before, Instant.now().plus(Duration.ofMinutes(5)));
        assertThat(entry("b").origins().keySet()).containsExactly(AUTH, SHOP);
        assertThat(entry("b").origins().values()).extracting(Stamp::by).containsExactly(null, "grace");
        assertThat(listed.toString()).doesNotContain("v-1").doesNotContain(value());
        assertThat(store.list("nobody")).isEmpty();
    }

    @Test
    void an_origin_that_is_named_again_keeps_who_named_it_first() {
        assertThat(store.allow(WORKSPACE, "known", SHOP, "eve")).isTrue();

        assertThat(Objects.requireNonNull(entry("known").origins().get(SHOP)).by())
                .isEqualTo("grace");
    }

    @Test
    void a_secret_that_is_deleted_takes_its_origins_with_it() {
        assertThat(store.delete(WORKSPACE, "known")).isTrue();
        assertThat(store.delete(WORKSPACE, "known")).isFalse();

        assertThat(sent("known", SHOP)).isNull();
        put("known", "another");
        assertThat(sent("known", SHOP)).isNull();
        assertThat(entry("known").origins()).isEmpty();
    }

    @Test
    void a_workspace_is_erased_and_others_keep_theirs() {
        store.put("other", "known", Secret.of("theirs"), null);
        put("second", "v");

        assertThat(store.erase(WORKSPACE)).isEqualTo(2);

        assertThat(store.list(WORKSPACE)).isEmpty();
        assertThat(store.list("other")).hasSize(1);
        assertThat(store.erase(WORKSPACE)).isZero();
    }

    @Test
    void nothing_of_another_workspace_is_deleted() {
        assertThat(store.delete("other", "known")).isFalse();
        assertThat(store.erase("other")).isZero();
        assertThat(store.disallow("other", "known", SHOP)).isFalse();

        assertThat(sent("known", SHOP)).isEqualTo(value());
    }

    @Test
    void a_person_is_forgotten_and_the_secrets_stay() {
        allow("known", AUTH);
        store.put("other", "known", Secret.of("theirs"), "grace");

        assertThat(store.forget(WORKSPACE, "grace")).isEqualTo(2);

        assertThat(entry("known").origins().values()).extracting(Stamp::by).containsOnlyNulls();
        assertThat(entry("known").written().by()).isEqualTo("ada");
        assertThat(store.list("other").get(0).written().by()).isEqualTo("grace");
        assertThat(sent("known", AUTH)).isEqualTo(value());
        assertThat(store.forget(WORKSPACE, "grace")).isZero();
    }

    @Test
    void a_workspace_has_no_more_secrets_than_it_may_and_can_still_change_them() throws Exception {
        store = newStore(2);
        put("a", "1");
        put("b", "2");

        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> put("c", "3"))
                .satisfies(e -> assertThat(e.most()).isEqualTo(2));
        put("b", "4");
        store.put("other", "c", Secret.of("5"), null);

        assertThat(store.list(WORKSPACE)).extracting(Entry::name).containsExactly("a", "b");
        assertThat(store.delete(WORKSPACE, "a")).isTrue();
        put("c", "6");
    }

    @Test
    void a_secret_names_no_more_origins_than_it_may() {
        for (int i = 1; i < SecretStore.MAX_ORIGINS; i++) {
            allow("known", "https://s" + i + ".example.com");
        }

        assertThatExceptionOfType(QuotaExceededException.class)
                .isThrownBy(() -> store.allow(WORKSPACE, "known", AUTH, "grace"));
        allow("known", SHOP);
        assertThat(entry("known").origins()).hasSize(SecretStore.MAX_ORIGINS).doesNotContainKey(AUTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a.b", "secret.a", "ä", "a b"})
    void a_name_that_no_definition_can_write_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(name, "v"));
        assertThat(store.list(WORKSPACE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\ud800", "", "no such name"})
    void what_is_no_name_is_found_nowhere(String text) {
        for (String workspace : List.of(text, WORKSPACE)) {
            assertThat(store.resolve(new Query(workspace, text, SHOP))).isNull();
            assertThat(store.allow(workspace, text, SHOP, null)).isFalse();
            assertThat(store.disallow(workspace, text, SHOP)).isFalse();
            assertThat(store.delete(workspace, text)).isFalse();
        }
        assertThat(store.resolve(new Query(WORKSPACE, "known", text))).isNull();
        assertThat(store.list(text)).isEmpty();
        assertThat(store.erase(text)).isZero();
        assertThat(store.forget(WORKSPACE, text)).isZero();
    }

    @Test
    void whoever_acts_may_have_any_name() {
        store.put(WORKSPACE, "odd", Secret.of("v"), "a\0b");
        assertThat(store.allow(WORKSPACE, "odd", SHOP, "\ud800")).isTrue();

        assertThat(sent("odd", SHOP)).isEqualTo("v");
        assertThat(store.forget(WORKSPACE, "a\0b")).isEqualTo(1);
    }

    @Test
    void names_workspaces_and_values_have_a_length_and_messages_do_not_quote_a_value() throws Exception {
        put("n".repeat(64), "x".repeat(SecretStore.MAX_LENGTH));
        store = reopen(store);
        allow("n".repeat(64), SHOP);

        assertThat(sent("n".repeat(64), SHOP)).hasSize(SecretStore.MAX_LENGTH);
        assertThatIllegalArgumentException().isThrownBy(() -> put("n".repeat(65), "v"));
        assertThatIllegalArgumentException().isThrownBy(() -> put("empty", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> put("long", "x".repeat(SecretStore.MAX_LENGTH + 1)))
                .withMessageNotContaining("xx");
        assertThatIllegalArgumentException().isThrownBy(() -> store.put("", "a", Secret.of("v"), null));
        assertThatIllegalArgumentException().isThrownBy(() -> store.put("a/b", "a", Secret.of("v"), null));
    }

    @Test
    void several_threads_never_pass_the_quota_and_lose_nothing() throws Exception {
        store = newStore(10);

        List<Boolean> written = Together.run(8, thread -> {
            boolean all = true;
            for (int i = 0; i < 4; i++) {
                try {
                    put("s" + thread + "_" + i, "v");
                } catch (QuotaExceededException e) {
                    all = false;
                }
            }
            return all;
        });

        assertThat(written).contains(false);
        assertThat(store.list(WORKSPACE)).hasSize(10);
    }

    @Test
    void several_threads_write_one_secret_and_its_origins() throws Exception {
        List<String> values = Together.run(8, thread -> {
            put("shared", "v-" + thread);
            allow("shared", "https://s" + thread + ".example.com");
            return "v-" + thread;
        });

        assertThat(entry("shared").origins()).hasSize(8);
        assertThat(sent("shared", "https://s0.example.com")).isIn(values);
    }
}
