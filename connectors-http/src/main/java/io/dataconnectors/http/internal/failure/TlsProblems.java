package io.dataconnectors.http.internal.failure;

import io.dataconnectors.http.internal.failure.Failures.Causes;
import io.dataconnectors.spi.ConnectionProblem;
import io.dataconnectors.spi.ConnectionProblem.Kind;
import java.io.EOFException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import javax.annotation.Nullable;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;

/**
 * Tells the problems of TLS from what the JDK throws: by classes and reasons, and by its texts where it has nothing else
 * (the same in 17 and 25). A text that it does not know makes the kind less exact, never wrong.
 */
final class TlsProblems {
    private static final Pattern ALERT = Pattern.compile("(?:\\([a-z_]+\\) )?Received fatal alert: ([a-z_]{1,40})");
    private static final List<String> OTHER_NAMES =
            List.of("No subject alternative", "No name matching", "Illegal given domain name");
    private static final List<String> NO_TLS = List.of(
            "Unsupported or unrecognized SSL message",
            "Unrecognized SSL message",
            "Not an SSL",
            "No appropriate protocol",
            "The server selected protocol version",
            "Server chose",
            "Unsupported");

    private TlsProblems() {}

    static ConnectionProblem of(String origin, SSLException thrown) {
        String alert = Causes.find(ALERT, thrown);
        if (alert != null) {
            return new ConnectionProblem(origin, Kind.HANDSHAKE_REFUSED, "alert " + alert);
        }
        Kind kind = kind(thrown);
        return new ConnectionProblem(origin, kind, facts(kind, thrown));
    }

    private static Kind kind(SSLException thrown) {
        CertPathValidatorException path = Causes.find(CertPathValidatorException.class, thrown);
        if (isFor(CertificateExpiredException.class, BasicReason.EXPIRED, path, thrown)) {
            return Kind.CERTIFICATE_EXPIRED;
        }
        if (isFor(CertificateNotYetValidException.class, BasicReason.NOT_YET_VALID, path, thrown)) {
            return Kind.CERTIFICATE_NOT_YET_VALID;
        }
        if (isFor(CertificateRevokedException.class, BasicReason.REVOKED, path, thrown)) {
            return Kind.CERTIFICATE_REVOKED;
        }
        if (isFor(CertPathBuilderException.class, PKIXReason.NO_TRUST_ANCHOR, path, thrown)) {
            return Kind.CERTIFICATE_NOT_TRUSTED;
        }
        if (Causes.find(CertificateException.class, thrown) != null) {
            return says(OTHER_NAMES, thrown) ? Kind.HOST_NAME_MISMATCH : Kind.CERTIFICATE_REFUSED;
        }
        return withoutCertificate(thrown);
    }

    private static Kind withoutCertificate(SSLException thrown) {
        if (Causes.find(EOFException.class, thrown) != null || Causes.says("Remote host terminated", thrown)) {
            return Kind.CONNECTION_CLOSED;
        }
        if (Causes.says("Connection reset", thrown)) {
            return Kind.CONNECTION_RESET;
        }
        return thrown instanceof SSLProtocolException || says(NO_TLS, thrown) ? Kind.TLS_PROTOCOL : Kind.OTHER;
    }

    private static boolean isFor(
            Class<? extends Throwable> type,
            CertPathValidatorException.Reason reason,
            @Nullable CertPathValidatorException path,
            SSLException thrown) {
        return Causes.find(type, thrown) != null || (path != null && path.getReason() == reason);
    }

    private static boolean says(List<String> texts, SSLException thrown) {
        return texts.stream().anyMatch(text -> Causes.says(text, thrown));
    }

    /** Returns when the certificate is valid, if that is why and it can be told which one it is. */
    private static String facts(Kind kind, SSLException thrown) {
        X509Certificate certificate = refused(Causes.find(CertPathValidatorException.class, thrown));
        if (certificate == null) {
            return "";
        }
        return switch (kind) {
            case CERTIFICATE_EXPIRED ->
                "valid until " + certificate.getNotAfter().toInstant();
            case CERTIFICATE_NOT_YET_VALID ->
                "valid from " + certificate.getNotBefore().toInstant();
            default -> "";
        };
    }

    @Nullable
    private static X509Certificate refused(@Nullable CertPathValidatorException path) {
        if (path == null || path.getCertPath() == null || path.getIndex() < 0) {
            return null;
        }
        Certificate certificate = path.getCertPath().getCertificates().get(path.getIndex());
        return certificate instanceof X509Certificate x509 ? x509 : null;
    }
}
