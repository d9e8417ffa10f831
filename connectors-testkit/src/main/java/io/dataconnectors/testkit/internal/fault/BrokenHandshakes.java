package io.dataconnectors.testkit.internal.fault;

import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes of servers that refuse or never end a TLS handshake (RFC 5246, section 6.2; RFC 8446, section 4.1.3). */
final class BrokenHandshakes {
    /** A fatal alert: handshake_failure. */
    static final byte[] HANDSHAKE_FAILURE = HexFormat.of().parseHex("15030300020228");

    /** A ServerHello of TLS 1.0 with ECDHE and AES: what clients have refused since RFC 8996. */
    static final byte[] VERSION_1_0 =
            HexFormat.of().parseHex("160301002a" + "02000026" + "0301" + "5a".repeat(32) + "00" + "c014" + "00");

    /** Of a ServerHello of TLS 1.2, its first half. */
    static final byte[] BEGINNING = Arrays.copyOf(
            HexFormat.of().parseHex("160303002a" + "02000026" + "0303" + "5a".repeat(32) + "00" + "c014" + "00"), 20);

    private BrokenHandshakes() {}
}
