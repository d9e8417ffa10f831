package io.dataconnectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.StorageException;
import io.dataconnectors.jdbc.internal.seal.Seal;
import io.dataconnectors.jdbc.internal.seal.Seal.Place;
import io.dataconnectors.jdbc.internal.seal.Seal.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final Place PLACE = new Place("secret", "acme", "shop_token");
    private static final String VALUE = "s3cret é 😀";

    private final Seal seal = KeyRing.of("2026-11", key(1)).seal();

    private static byte[] key(int filled) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filled);
        return key;
    }

    @Test
    void what_is_encrypted_can_be_read_in_its_place_alone() {
        Sealed sealed = seal.seal(PLACE, VALUE);

        assertThat(seal.open(PLACE, sealed)).isEqualTo(VALUE);
        for (Place other : List.of(
                new Place("secret", "acme", "another"),
                new Place("secret", "other", "shop_token"),
                new Place("token", "acme", "shop_token"),
                new Place("secret", "acmeshop", "_token"))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> seal.open(other, sealed))
                    .withMessageContaining("the row was changed or moved");
        }
    }

    @Test
    void the_same_text_never_looks_the_same() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(Arrays.toString(seal.seal(PLACE, "same").bytes()));
        }

        assertThat(seen).hasSize(1_000);
        assertThat(new String(seal.seal(PLACE, VALUE).bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("s3cret");
    }

    @Test
    void what_was_changed_in_any_byte_is_refused() {
        Sealed sealed = seal.seal(PLACE, "v");
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] changed = sealed.bytes().clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> seal.open(PLACE, new Sealed("2026-11", changed)));
        }
        for (int length = 0; length < sealed.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(sealed.bytes(), length);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> seal.open(PLACE, new Sealed("2026-11", cut)));
        }
    }

    @Test
    void an_older_key_reads_and_the_current_one_writes() {
        Sealed old = seal.seal(PLACE, VALUE);
        Seal next = KeyRing.of("2027-05", key(2)).withOlder("2026-11", key(1)).seal();

        assertThat(next.open(PLACE, old)).isEqualTo(VALUE);
        assertThat(next.seal(PLACE, VALUE).key()).isEqualTo("2027-05");
        assertThat(next.open(PLACE, next.seal(PLACE, VALUE))).isEqualTo(VALUE);
    }

    @Test
    void a_key_that_is_missing_or_another_is_told_by_its_name_and_nothing_else() {
        Sealed sealed = seal.seal(PLACE, VALUE);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> KeyRing.of("other", key(1)).seal().open(PLACE, sealed))
                .withMessage("The secret shop_token cannot be read: the key 2026-11 is not in the key ring")
                .withNoCause();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> KeyRing.of("2026-11", key(2)).seal().open(PLACE, sealed))
                .withMessage(
                        "The secret shop_token cannot be read: it was not encrypted for this row with the key 2026-11 of"
                                + " the key ring: another key has its name, or the row was changed or moved")
                .withNoCause();
    }

    @Test
    void a_digest_is_that_of_a_place_under_one_key() {
        assertThat(seal.digest(PLACE)).hasSize(32).isEqualTo(seal.digest(PLACE));
        assertThat(seal.digest(PLACE)).isNotEqualTo(seal.digest(new Place("secret", "acme", "another")));
        assertThat(seal.digest(PLACE))
                .isNotEqualTo(KeyRing.of("2026-11", key(2)).seal().digest(PLACE));
    }

    @Test
    void names_and_lengths_are_checked_and_no_key_is_shown() {
        KeyRing ring = KeyRing.of("2026-11", key(65)).withOlder("2026-05", key(66));

        assertThat(ring).hasToString("key ring of 2026-11, 2026-05");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.withOlder("2026-11", key(1)))
                .withMessage("The key ring has a key 2026-11 already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of("short", new byte[16]))
                .withMessage("A key has 32 bytes; short has 16");
        for (String name : List.of("", "a b", "a".repeat(65), "a;b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.of(name, key(1)));
        }
    }

    @Test
    void a_ring_keeps_its_keys_whatever_becomes_of_the_array() {
        byte[] given = key(1);
        KeyRing ring = KeyRing.of("2026-11", given);
        Arrays.fill(given, (byte) 0);

        assertThat(seal.open(PLACE, ring.seal().seal(PLACE, VALUE))).isEqualTo(VALUE);
    }
}
