package io.dataconnectors.http.internal.token;

import io.dataconnectors.Header;
import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import io.dataconnectors.internal.request.RenderedRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.annotation.Nullable;

/** A request to a token endpoint that has passed its gates. Calls that would ask the same share a token. */
public final class TokenRequest {
    private static final String ALGORITHM = "SHA-256";

    private final TokenSource source;
    private final RenderedRequest request;
    private final Target target;
    private final List<Secret> secrets;
    private final Key key;

    private TokenRequest(
            Key key, TokenSource source, RenderedRequest request, Target target, Collection<Secret> secrets) {
        this.source = source;
        this.request = request;
        this.target = target;
        this.secrets = List.copyOf(secrets);
        this.key = key;
    }

    /** Returns a request with the secrets that are in it, for a connector of a workspace and on somebody's behalf. */
    public static TokenRequest of(
            Secrets.Wanted wanted,
            TokenSource source,
            RenderedRequest request,
            Target target,
            Collection<Secret> secrets) {
        Key key = new Key(wanted.workspace(), wanted.onBehalfOf(), digest(request));
        return new TokenRequest(key, source, request, target, secrets);
    }

    /** Returns the header field in which the call that asks sends its token. */
    public Header field(Access access) {
        return source.field(access.token().value().reveal());
    }

    /**
     * Tells apart the tokens that are kept. The digest stands for all that is sent: with another client, secret, endpoint,
     * scope or parameter the token is another, and a secret that the vault has changed finds none. What was had on one
     * person's behalf is another's never, whatever was sent for it.
     */
    record Key(String workspace, @Nullable String onBehalfOf, String digest) {
        /** Returns the key by which nodes share the token. It names nobody. */
        String shared() {
            MessageDigest all = sha256();
            add(all, digest.getBytes(StandardCharsets.UTF_8));
            if (onBehalfOf != null) {
                add(all, onBehalfOf.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(all.digest());
        }
    }

    Key key() {
        return key;
    }

    /** Returns where it is asked. */
    public Target target() {
        return target;
    }

    /** Returns an exchange that asks. */
    Dispatch dispatch(int maxBody) {
        return new Dispatch(target, request, maxBody);
    }

    /** Returns what hides the secrets of this request. */
    Masking masking() {
        return Masking.of(secrets);
    }

    private static String digest(RenderedRequest request) {
        MessageDigest digest = sha256();
        add(digest, request.url().getBytes(StandardCharsets.UTF_8));
        for (Header header : request.headers()) {
            add(digest, header.name().getBytes(StandardCharsets.UTF_8));
            add(digest, header.value().getBytes(StandardCharsets.UTF_8));
        }
        add(digest, request.body());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length, so that no part can take over what belongs to the next. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has " + ALGORITHM, e);
        }
    }
}
