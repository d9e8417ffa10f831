package io.dataconnectors.http;

import io.dataconnectors.Failure;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.http.internal.credential.Signature;
import io.dataconnectors.http.internal.exchange.Dispatch;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.HeaderGate;
import io.dataconnectors.http.internal.gate.UrlGate;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.http.internal.token.Access;
import io.dataconnectors.http.internal.token.TokenRequest;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.spi.RequestSigner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Makes what a call sends, and stops the call at the first gate that it does not pass. */
final class Preparation {
    static final int MAX_REQUEST = 1 << 20;

    private final Secrets secrets;
    private final Map<String, RequestSigner> signers;
    private final UrlGate urls;
    private final int mostRedirects;
    private final Clock clock;

    Preparation(Secrets secrets, Map<String, RequestSigner> signers, UrlGate urls, int mostRedirects, Clock clock) {
        this.secrets = secrets;
        this.signers = signers;
        this.urls = urls;
        this.mostRedirects = mostRedirects;
        this.clock = clock;
    }

    /** Makes what a call sends, with secrets that are known, or those that the host is asked for now. */
    Prepared prepare(CompiledCall call, @Nullable Known known, CallBudget budget) throws Stopped {
        CompiledDefinition compiled = call.compiled();
        Instant time = clock.instant();
        try {
            CallInputs inputs = CallInputs.check(compiled, call.invocation(), budget);
            requireNone(inputs.problems());
            Plan plan = plan(call);
            Map<String, Secret> resolved = known != null ? known.ofApi() : secrets.resolve(ofApi(call));
            TokenRequest token = tokenRequest(call, known);
            RenderedRequest request = inputs.render(resolved, call.invocation().callId(), time);
            Target target = target(call, plan, request.url());
            HeaderGate.check(request.headers());
            checkSize(request.body().length);
            Masking masking = secrets.masking(call.workspace(), resolved.values());
            return new Prepared(request, target, time, plan.signature(), masking, token, null);
        } catch (InvalidInputException e) {
            throw new Stopped(Failure.invalidInput(e.violations()));
        }
    }

    /**
     * Returns what the calls of a definition have in common, made at the first of them. No secret is asked for what may not be
     * called: the origins are known without any. The whole URLs are checked later.
     */
    private Plan plan(CompiledCall call) throws Stopped {
        CompiledDefinition compiled = call.compiled();
        Plan known = compiled.kept(this, Plan.class);
        if (known != null) {
            return known;
        }
        Signature signature = Signature.of(compiled.request().auth().signer(), signers);
        Target origin = urls.check(call.workspace(), compiled.origin());
        if (compiled.token() != null) {
            urls.check(call.workspace(), compiled.token().origin());
        }
        Plan plan = new Plan(signature, urls.judged(origin), null);
        compiled.keep(this, plan);
        return plan;
    }

    /** Returns where a rendered URL goes. One that is the same in every call is judged at the first. */
    private Target target(CompiledCall call, Plan plan, String url) throws Stopped {
        Target whole = plan.whole();
        if (whole != null
                && whole.caller().equals(call.workspace())
                && whole.uri().toString().equals(url)) {
            return whole;
        }
        Target target = urls.check(call.workspace(), url, plan.origin());
        if (call.compiled().request().url().isFixed(url)) {
            call.compiled().keep(this, new Plan(plan.signature(), plan.origin(), target));
        }
        return target;
    }

    /** Returns the secrets of a call if the host need not be asked for them, else null. */
    @Nullable
    Known known(CompiledCall call) {
        Map<String, Secret> ofApi = secrets.atHand(ofApi(call));
        Secrets.Wanted wanted = ofToken(call);
        Map<String, Secret> ofToken = ofApi == null || wanted == null ? Map.of() : secrets.atHand(wanted);
        return ofApi == null || ofToken == null ? null : new Known(ofApi, ofToken);
    }

    /** Whether the host may take its time when it is asked for secrets. */
    boolean mayBlock() {
        return secrets.mayBlock();
    }

    /** Has the host asked anew for the secrets of a call: one of them was refused. */
    void forget(CompiledCall call) {
        secrets.forget(ofApi(call));
        Secrets.Wanted ofToken = ofToken(call);
        if (ofToken != null) {
            secrets.forget(ofToken);
        }
    }

    /** Forgets all secrets for good. Compiled definitions hold this preparation for as long as they are kept. */
    void forgetSecrets() {
        secrets.close();
    }

    private static Secrets.Wanted ofApi(CompiledCall call) {
        CompiledDefinition compiled = call.compiled();
        return new Secrets.Wanted(
                call.workspace(),
                compiled.secrets(),
                compiled.origin(),
                compiled.origin(),
                call.invocation().onBehalfOf());
    }

    @Nullable
    private static Secrets.Wanted ofToken(CompiledCall call) {
        TokenSource source = call.compiled().token();
        return source == null
                ? null
                : new Secrets.Wanted(
                        call.workspace(),
                        source.secrets(),
                        source.origin(),
                        call.compiled().origin(),
                        call.invocation().onBehalfOf());
    }

    /** Returns what follows the redirects of a call. */
    Redirects redirects() {
        return new Redirects(mostRedirects, urls);
    }

    /** Returns what asks for the access token that a definition needs, or null if it needs none. */
    @Nullable
    private TokenRequest tokenRequest(CompiledCall call, @Nullable Known known) throws Stopped {
        TokenSource source = call.compiled().token();
        Secrets.Wanted wanted = ofToken(call);
        if (source == null || wanted == null) {
            return null;
        }
        Map<String, Secret> resolved = known != null ? known.ofToken() : secrets.resolve(wanted);
        RenderedRequest request = source.request(resolved);
        Target target = urls.check(call.workspace(), request.url());
        HeaderGate.check(request.headers());
        return TokenRequest.of(wanted, source, request, target, resolved.values());
    }

    /** Returns the request with masked secrets. */
    RequestPreview preview(CompiledCall call) {
        return preview(call, CallBudget.withoutDeadline());
    }

    private RequestPreview preview(CompiledCall call, CallBudget budget) {
        CallInputs inputs = CallInputs.check(call.compiled(), call.invocation(), budget);
        return inputs.preview(call.invocation().callId(), clock.instant());
    }

    /** Passes the gates that need no secret and no network. */
    void rehearse(CompiledCall call, CallBudget budget) throws Stopped {
        try {
            RequestPreview preview = preview(call, budget);
            Signature.of(call.compiled().request().auth().signer(), signers);
            urls.check(call.workspace(), preview.url());
            HeaderGate.check(preview.headers());
            TokenSource source = call.compiled().token();
            if (source != null) {
                urls.check(call.workspace(), source.previewUrl());
            }
        } catch (InvalidInputException e) {
            throw new Stopped(Failure.invalidInput(e.violations()));
        }
    }

    private static void checkSize(int size) throws Stopped {
        requireNone(
                size <= MAX_REQUEST
                        ? List.of()
                        : List.of(Violation.of(
                                Code.BODY_TOO_LARGE.word(), "", "The body of a request has at most 1 MiB")));
    }

    private static void requireNone(List<Violation> problems) throws Stopped {
        if (!problems.isEmpty()) {
            throw new Stopped(Failure.invalidInput(problems));
        }
    }

    /**
     * What the calls of a definition have in common under the policy and with the signers of this executor.
     *
     * @param signature what signs requests, or null if nothing does
     * @param origin where they go, found to be permitted
     * @param whole the URL that they all go to, found to be permitted; null if it is not known, or values change it
     */
    private record Plan(
            @Nullable Signature signature,
            Target origin,
            @Nullable Target whole) {}

    /**
     * Secrets of a call by name.
     *
     * @param ofApi what is sent to the API
     * @param ofToken what is sent to the token endpoint
     */
    record Known(Map<String, Secret> ofApi, Map<String, Secret> ofToken) {}

    /**
     * Request of a call, complete but for what proves who sends it.
     *
     * @param request the request with its secrets
     * @param target where it goes
     * @param time the instant of the call
     * @param signature what adds a signature to it, at every attempt anew; null if nothing does
     * @param masking what hides its secrets in the answer, and the signatures of the attempts so far
     * @param token what asks for the access token that it needs, or null if it needs none
     * @param access the access token, or null if none was asked for yet
     */
    record Prepared(
            RenderedRequest request,
            Target target,
            Instant time,
            @Nullable Signature signature,
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
            return new Prepared(stripped, another, time, null, masking, null, null);
        }

        /** Returns the same with more to hide. */
        Prepared hiding(List<Secret> more) {
            return more.isEmpty()
                    ? this
                    : new Prepared(request, target, time, signature, masking.and(Masking.of(more)), token, access);
        }

        /** Returns the request with the access token, if it has one. */
        RenderedRequest proved() {
            return token == null || access == null ? request : request.withHeaders(List.of(token.field(access)));
        }

        /** Returns an exchange that sends a signed request. */
        Dispatch dispatch(RenderedRequest signed, int maxBody) {
            return new Dispatch(target.at(signed.url()), signed, maxBody);
        }
    }
}
