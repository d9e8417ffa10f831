package io.dataconnectors.testkit.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A key and a certificate (RFC 5280), made anew in each JVM. The JDK can sign and read certificates but not write them, so
 * their few DER elements are written here; a key kept in a repository would let anyone pose as a server whose clients
 * trust it.
 */
public record StubCertificate(PrivateKey key, X509Certificate certificate) {
    private static final String OWN_NAME = "Stub API";
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02};
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] SUBJECT_ALT_NAME = {0x55, 0x1d, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};

    private static final int BOOLEAN = 0x01;
    private static final byte[] TRUE = {(byte) 0xff};
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME_TAG = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;

    /**
     * Returns a certificate for {@code localhost}, {@code *.stub.example.com}, {@code 127.0.0.1} and {@code ::1} that is valid
     * for 30 days. Who trusts it trusts those that it issues.
     */
    public static StubCertificate create() throws GeneralSecurityException {
        KeyPair keys = keys();
        byte[] authority = der(
                SEQUENCE,
                der(OID, BASIC_CONSTRAINTS),
                der(BOOLEAN, TRUE),
                der(OCTET_STRING, der(SEQUENCE, der(BOOLEAN, TRUE))));
        return signed(OWN_NAME, keys, keys.getPrivate(), authority, loopbackNames());
    }

    /** Returns a certificate for another name. */
    StubCertificate issue(String host) throws GeneralSecurityException {
        return signed(host, keys(), key, alternativeNames(text(DNS_NAME, host)));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static StubCertificate signed(String subject, KeyPair keys, PrivateKey issuer, byte[]... extensions)
            throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, der(OID, ECDSA_WITH_SHA256));
        byte[] content = content(algorithm, subject, keys.getPublic().getEncoded(), extensions);
        byte[] signature = sign(issuer, content);
        byte[] encoded = der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[1], signature));
        var certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        return new StubCertificate(keys.getPrivate(), certificate);
    }

    private static byte[] content(byte[] algorithm, String subject, byte[] publicKey, byte[]... extensions) {
        Instant now = Instant.now();
        byte[] validity = der(SEQUENCE, time(now.minus(Duration.ofDays(1))), time(now.plus(Duration.ofDays(30))));
        byte[] serial = new BigInteger(120, new SecureRandom()).setBit(120).toByteArray();
        return der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})), // 2 stands for version 3
                der(INTEGER, serial),
                algorithm,
                name(OWN_NAME),
                validity,
                name(subject),
                publicKey,
                der(EXTENSIONS, der(SEQUENCE, extensions)));
    }

    private static byte[] name(String common) {
        return der(SEQUENCE, der(SET, der(SEQUENCE, der(OID, COMMON_NAME), text(UTF8_STRING, common))));
    }

    private static byte[] loopbackNames() {
        byte[] loopback6 = new byte[16];
        loopback6[15] = 1;
        return alternativeNames(
                text(DNS_NAME, "localhost"),
                text(DNS_NAME, "*.stub.example.com"),
                der(IP_ADDRESS, new byte[] {127, 0, 0, 1}),
                der(IP_ADDRESS, loopback6));
    }

    private static byte[] alternativeNames(byte[]... names) {
        return der(SEQUENCE, der(OID, SUBJECT_ALT_NAME), der(OCTET_STRING, der(SEQUENCE, names)));
    }

    private static byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    private static byte[] time(Instant instant) {
        return text(UTC_TIME_TAG, UTC_TIME.format(instant));
    }

    private static byte[] text(int tag, String text) {
        return der(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] der(int tag, byte[]... parts) {
        var value = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            value.writeBytes(part);
        }
        var element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, value.size());
        element.writeBytes(value.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length > 0xff) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length > 0x7f) {
            out.write(0x81);
        }
        out.write(length);
    }
}
