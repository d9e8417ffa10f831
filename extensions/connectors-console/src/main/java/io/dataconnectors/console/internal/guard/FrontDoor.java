package io.dataconnectors.console.internal.guard;

import io.dataconnectors.console.internal.asset.Assets;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Body;
import io.dataconnectors.console.internal.web.Host;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Instead;
import io.dataconnectors.console.spi.ConsoleAccess.Nobody;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.console.spi.ConsoleTokens;
import io.dataconnectors.console.spi.ConsoleTokens.Token;
import io.dataconnectors.internal.thread.HostCode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The entrance of every request. It checks, in this order: the name of the host, where a change comes from, who it is, the token
 * of a change, whether the address exists, and the right that it takes.
 */
public final class FrontDoor {
    private final Host host;
    private final Doorkeeper keeper;
    private final Origins origins;
    private final Assets assets;
    private final Routes routes;
    private final Troubles pages;
    private final Troubles api;

    /**
     * What the host says about who comes in.
     *
     * @param access who may do what
     * @param tokens the tokens of forms
     * @param hosts the names by which the console may be called, or null for any
     * @param trustsForwarded whether the fields that a proxy adds count
     */
    public record Doorkeeper(
            ConsoleAccess access,
            ConsoleTokens tokens,
            @Nullable Set<String> hosts,
            boolean trustsForwarded) {}

    /** What is answered when something is not as it should be. */
    public interface Troubles {
        /** Answers somebody who is not logged in, or no longer. */
        ConsoleResponse loggedOut(ConsoleRequest request, Body body, @Nullable String login);

        /**
         * Answers a request that failed.
         *
         * @param visit the visit, or null if nobody was let in
         */
        ConsoleResponse failed(ConsoleRequest request, Body body, @Nullable Visit visit, Throwable problem);
    }

    /** Makes the door to some addresses. What goes wrong is told to people by pages, and to programs by the API. */
    public FrontDoor(Host host, Doorkeeper keeper, Assets assets, Routes routes, Troubles pages, Troubles api) {
        this.host = host;
        this.keeper = keeper;
        this.origins = new Origins(keeper.hosts());
        this.assets = assets;
        this.routes = routes;
        this.pages = pages;
        this.api = api;
    }

    /**
     * Returns the response to a request. It throws nothing but errors of the JVM: what a host plugs in may be written in a
     * language whose methods throw any exception without saying so.
     */
    public ConsoleResponse answer(ConsoleRequest asked) {
        ConsoleRequest request = keeper.trustsForwarded() ? new Forwarded(asked) : asked;
        Body body = new Body(request);
        try {
            return SecurityHeaders.on(open(request, body));
        } catch (Throwable e) {
            HostCode.passOn(e);
            return SecurityHeaders.on(troubles(request).failed(request, body, null, e));
        }
    }

    private ConsoleResponse open(ConsoleRequest request, Body body) {
        origins.checkHost(request);
        if (changes(request)) {
            Origins.checkOrigin(request);
        } else if (Assets.isAsset(request.path())) {
            return assets.answer(request);
        }
        ConsoleAccess.Answer answer = Objects.requireNonNull(keeper.access().admit(request), "ConsoleAccess");
        if (answer instanceof Visitor visitor) {
            return admit(request, body, visitor);
        }
        return answer instanceof Instead instead
                ? instead.response()
                : troubles(request).loggedOut(request, body, ((Nobody) answer).login());
    }

    private ConsoleResponse admit(ConsoleRequest request, Body body, Visitor visitor) {
        Token token = keeper.tokens().of(request, visitor);
        Visit visit = new Visit(request, host, visitor, token, Map.of(), body);
        try {
            require(visit, Right.VIEW);
            if (changes(request) && !keeper.tokens().accepts(request, visitor, sent(request, body, token))) {
                throw Refusal.expired();
            }
            Routes.Match match = routes.find(request.method(), request.path());
            require(visit, match.route().right());
            visit = new Visit(request, host, visitor, token, match.variables(), body);
            return match.route().handler().answer(visit);
        } catch (Throwable e) {
            HostCode.passOn(e);
            ConsoleResponse failed = troubles(request).failed(request, body, visit, e);
            return e instanceof Refusal refusal && refusal.allowed() != null
                    ? failed.header("Allow", refusal.allowed())
                    : failed;
        }
    }

    private Troubles troubles(ConsoleRequest request) {
        return request.path().startsWith("/api/") ? api : pages;
    }

    private static boolean changes(ConsoleRequest request) {
        return !request.method().equals("GET") && !request.method().equals("HEAD");
    }

    private static void require(Visit visit, Right right) {
        if (!visit.may(right)) {
            throw Refusal.forbidden(Texts.text("refused.right." + Texts.word(right)));
        }
    }

    @Nullable
    private static String sent(ConsoleRequest request, Body body, Token token) {
        String header = request.header(token.header());
        if (header != null || !body.isForm()) {
            return header;
        }
        return body.form().given(token.field()).orElse(null);
    }
}
