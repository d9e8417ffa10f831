package io.dataconnectors.jdbc;

import java.util.Arrays;

/** Keys of tests, which are numbered: key-1, key-2 and so on. */
final class TestKeys {
    private TestKeys() {}

    static byte[] key(int number) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) number);
        return key;
    }

    /** Returns a ring of keys, the current one first. */
    static KeyRing ring(int current, int... older) {
        KeyRing ring = KeyRing.of("key-" + current, key(current));
        for (int number : older) {
            ring = ring.withOlder("key-" + number, key(number));
        }
        return ring;
    }
}
