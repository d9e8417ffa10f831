package io.dataconnectors.http;

import io.dataconnectors.call.RenderedRequest;
import io.dataconnectors.http.credential.Signature;
import io.dataconnectors.http.failure.Stopped;
import io.dataconnectors.http.gate.Target;
import io.dataconnectors.http.secret.Masking;
import io.dataconnectors.http.transport.SendGate;
import io.dataconnectors.http.transport.Transport;
import java.time.Instant;

/**
 * What a call sends, complete but for a signature.
 *
 * @param request the request with its secrets
 * @param target where it goes
 * @param time the instant of the call
 * @param signature what adds a signature to it, at every attempt anew
 * @param masking what hides its secrets in the answer
 */
record Prepared(RenderedRequest request, Target target, Instant time, Signature signature, Masking masking) {
    /** Returns this request to another URL of the same origin. */
    Prepared to(Target another) {
        return new Prepared(request.to(another.uri().toString()), another, time, signature, masking);
    }

    /** Returns a request to another origin that carries nothing of this one: no field of its author, no credential. */
    Prepared strippedTo(Target another) {
        return new Prepared(request.strippedTo(another.uri().toString()), another, time, Signature.none(), masking);
    }

    /** Returns the request as it leaves at the next attempt. */
    Transport.Outgoing outgoing(SendGate body) throws Stopped {
        RenderedRequest signed = signature.sign(request, time);
        return new Transport.Outgoing(signed.method(), target, signed.headers(), body);
    }
}
