package io.dataconnectors.http;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Failure;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.http.internal.credential.Signature;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.HeaderGate;
import io.dataconnectors.http.internal.gate.Target;
import io.dataconnectors.http.internal.gate.UrlGate;
import io.dataconnectors.http.internal.secret.Masking;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.http.internal.token.TokenRequest;
import io.dataconnectors.internal.call.RequestRenderer;
import io.dataconnectors.internal.compile.CallBudget;
import io.dataconnectors.internal.compile.CallInputs;
import io.dataconnectors.internal.compile.CompiledCall;
import io.dataconnectors.internal.compile.CompiledDefinition;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.request.RenderedRequest;
import io.dataconnectors.internal.request.TokenSource;
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

    Prepared prepare(CompiledCall call, CallBudget budget) throws Stopped {
        CompiledDefinition compiled = call.compiled();
        Instant time = clock.instant();
        try {
            CallInputs inputs = CallInputs.check(compiled, call.invocation(), budget);
            requireNone(inputs.problems());
            Signature signature = Signature.of(compiled.request().auth().signer(), signers);
            checkOrigins(call);
            Map<String, Secret> resolved =
                    secrets.resolve(call.workspace(), compiled.secrets(), compiled.origin(), compiled.origin());
            TokenRequest token = tokenRequest(call);
            RenderedRequest request = RequestRenderer.render(
                    compiled, inputs, resolved, call.invocation().callId(), time);
            Target target = urls.check(call.workspace(), request.url());
            HeaderGate.check(request.headers());
            checkSize(request.body().length);
            Masking masking = Masking.of(resolved.values());
            return new Prepared(request, target, time, signature, masking, token, null);
        } catch (InvalidInputException e) {
            throw new Stopped(Failure.invalidInput(e.violations()));
        }
    }

    /** No secret is asked for what may not be called: the origins are known without any. The whole URLs are checked later. */
    private void checkOrigins(CompiledCall call) throws Stopped {
        CompiledDefinition compiled = call.compiled();
        urls.check(call.workspace(), compiled.origin());
        if (compiled.token() != null) {
            urls.check(call.workspace(), compiled.token().origin());
        }
    }

    /** Returns what follows the redirects of a call. */
    Redirects redirects(ConnectorDefinition definition) {
        return new Redirects(mostRedirects, urls, definition.response().success());
    }

    /** Returns what asks for the access token that a definition needs, or null if it needs none. */
    @Nullable
    private TokenRequest tokenRequest(CompiledCall call) throws Stopped {
        TokenSource source = call.compiled().token();
        if (source == null) {
            return null;
        }
        Map<String, Secret> resolved = secrets.resolve(
                call.workspace(),
                source.secrets(),
                source.origin(),
                call.compiled().origin());
        RenderedRequest request = source.request(resolved);
        Target target = urls.check(call.workspace(), request.url());
        HeaderGate.check(request.headers());
        return TokenRequest.of(call.workspace(), source, request, target, resolved.values());
    }

    /** Returns the request with masked secrets. */
    RequestPreview preview(CompiledCall call) {
        return preview(call, CallBudget.withoutDeadline());
    }

    private RequestPreview preview(CompiledCall call, CallBudget budget) {
        CallInputs inputs = CallInputs.check(call.compiled(), call.invocation(), budget);
        return RequestRenderer.preview(
                call.compiled(), inputs, call.invocation().callId(), clock.instant());
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
}
