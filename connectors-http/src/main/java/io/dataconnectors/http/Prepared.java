package io.dataconnectors.http;

import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.credential.Signature;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.http.internal.token.Access;
import io.dataconnectors.http.internal.token.TokenRequest;
import io.dataconnectors.internal.request.RenderedRequest;
import java.time.Instant;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Request of a call, complete but for what proves who sends it.
 *
 * @param request the request with its secrets
 * @param target where it goes
 * @param time the instant of the call
 * @param signature what adds a signature to it, at every attempt anew
 * @param masking what hides its secrets in the answer, and the signatures of the attempts so far
 * @param token what asks for the access token that it needs, or null if it needs none
 * @param access the access token, or null if none was asked for yet
 */
record Prepared(
        RenderedRequest request,
        Target target,
        Instant time,
        Signature signature,
        Masking masking,
        @Nullable TokenRequest token,
        @Nullable Access access) {
    /** Returns the same with an access token; those that it had stay masked. */
    Prepared with(Access given) {
        return new Prepared(request, target, time, signature, masking.and(given.masking()), token, given);
    }

    /** Returns this request to another URL of the same origin. */
    Prepared to(Target another) {
        RenderedRequest moved = request.to(another.uri().toString());
        return new Prepared(moved, another, time, signature, masking, token, access);
    }

    /** Returns a request to another origin that carries nothing of this one: no field of its author, no credential. */
    Prepared strippedTo(Target another) {
        RenderedRequest stripped = request.strippedTo(another.uri().toString());
        return new Prepared(stripped, another, time, Signature.none(), masking, null, null);
    }

    /** Returns the same with more to hide. */
    Prepared hiding(List<Secret> more) {
        return more.isEmpty()
                ? this
                : new Prepared(request, target, time, signature, masking.and(Masking.of(more)), token, access);
    }

    /** Returns the request with what proves who sends it at the next attempt. */
    Signature.Signed signed() throws Stopped {
        RenderedRequest proved =
                token == null || access == null ? request : request.withHeaders(List.of(token.field(access)));
        return signature.sign(proved, time);
    }

    /** Returns an exchange that sends a signed request. */
    Dispatch dispatch(RenderedRequest signed, int maxBody) {
        return new Dispatch(target.at(signed.url()), signed, maxBody);
    }
}
