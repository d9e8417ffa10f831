package io.dataconnectors.console.internal.web;

import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleTokens.Token;
import io.dataconnectors.registry.ConnectorRegistry;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A request that was let in: who it comes from, and what it asks for. What a person does goes through {@link #registry()}, which
 * sees no other workspace. Used by one thread.
 */
public final class Visit {
    private final ConsoleRequest request;
    private final Host host;
    private final Visitor visitor;
    private final Token token;
    private final Links links;
    private final Map<String, String> variables;
    private final Body body;

    @Nullable
    private Fields query;

    @Nullable
    private Fields form;

    /** Makes a visit of a request whose body may have been begun to be read by the guard. */
    public Visit(
            ConsoleRequest request, Host host, Visitor visitor, Token token, Map<String, String> variables, Body body) {
        this.request = request;
        this.host = host;
        this.visitor = visitor;
        this.token = token;
        this.links = new Links(request.basePath());
        this.variables = variables;
        this.body = body;
    }

    /** Returns the request. */
    public ConsoleRequest request() {
        return request;
    }

    /** Returns what there is of the host. */
    public Host host() {
        return host;
    }

    /** Returns who it is. */
    public Visitor visitor() {
        return visitor;
    }

    /** Whether the person may do something. */
    public boolean may(Right right) {
        return visitor.may(right);
    }

    /** Returns the connectors of the person's workspace; what is changed names the person. */
    public ConnectorRegistry registry() {
        return host.registry().in(visitor.workspace()).by(visitor.person());
    }

    /** Returns the token that forms of this person carry. */
    public Token token() {
        return token;
    }

    /** Returns what makes links. */
    public Links links() {
        return links;
    }

    /** Returns what stands in the path for a variable of the route, decoded. */
    public String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    /** Returns the parameters of the query. */
    public Fields query() {
        if (query == null) {
            query = Fields.read(request.query());
        }
        return query;
    }

    /**
     * Returns the fields of the form that was sent.
     *
     * @throws Refusal if the body is no form, or too long
     */
    public Fields form() {
        if (form == null) {
            form = body.form();
        }
        return form;
    }

    /** Returns the body. */
    public Body body() {
        return body;
    }

    /** Whether htmx asks for a part of a page, to be put into the one that is shown. */
    public boolean wantsFragment() {
        return "true".equals(request.header("HX-Request"))
                && !"true".equals(request.header("HX-Boosted"))
                && !"true".equals(request.header("HX-History-Restore-Request"));
    }
}
