package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A credential, its templates parsed. One class for each kind of {@link Auth}, which has the rules of its kind too. It is there
 * or the call is not sent: a credential never falls away like an optional header. Immutable.
 */
public interface CompiledAuth {
    /** No credential. */
    CompiledAuth NONE = Stream::empty;

    /** Checks the rules of a credential and parses its templates; returns null if one that it is made of is broken. */
    @Nullable
    static CompiledAuth compile(Auth auth, Compilation in) {
        if (auth instanceof Auth.Bearer bearer) {
            return WrittenAuth.bearer(bearer, in);
        }
        if (auth instanceof Auth.Basic basic) {
            return WrittenAuth.basic(basic, in);
        }
        if (auth instanceof Auth.ApiKey key) {
            return WrittenAuth.apiKey(key, in);
        }
        if (auth instanceof Auth.Signer signer) {
            return SignerAuth.compile(signer, in);
        }
        if (auth instanceof OAuth2ClientCredentials client) {
            return OAuth2Auth.compile(client, in);
        }
        if (auth instanceof Auth.None) {
            return NONE;
        }
        throw new IllegalArgumentException("No credential is compiled of a " + auth.getClass());
    }

    /** Adds the header fields that it has to those of a request. */
    default void addHeaders(CallValues call, List<Header> fields) {}

    /** Returns the parameter that it adds to the query, checked with the values of a call; null if there is none. */
    @Nullable
    default QueryTemplate query(CallValues call) {
        return null;
    }

    /** Returns the name of the signer that adds to the request, or null if there is none. */
    @Nullable
    default String signer() {
        return null;
    }

    /** Returns what the signer is told. */
    default Map<String, String> signerParameters(CallValues call) {
        return Map.of();
    }

    /** Returns what an access token is asked of, or null if calls need none. Whoever sends the request adds the token. */
    @Nullable
    default TokenSource token() {
        return null;
    }

    /** Returns the templates that the call itself is rendered with. */
    Stream<Template> templates();

    /**
     * A text that a credential is made of.
     *
     * @param template makes the text
     */
    record Text(TextTemplate template) {
        private static final String WHERE = "credential";

        /** Parses the text that stands in a place; returns null if it is broken. */
        @Nullable
        static Text parse(String text, Compilation in) {
            TextTemplate template = in.parse(text, TextTemplate::parse);
            return template == null ? null : new Text(template);
        }

        /** The text in one call; empty if it cannot be rendered, which is noted. */
        String in(CallValues call) {
            String text = call.part(WHERE, template::render);
            return text == null ? "" : text;
        }

        /** The text in one call, which must not be empty. */
        String required(CallValues call) {
            String text = in(call);
            if (text.isBlank()) {
                refuse(call, Code.EMPTY_TEXT, "it is empty");
            }
            return text;
        }

        static void refuse(CallValues call, Code code, String message) {
            call.refuse(WHERE, Problem.of(code, message));
        }

        /** The parameter of a query that is a credential, in one call; null if it cannot be rendered, which is noted. */
        @Nullable
        static String pair(QueryTemplate parameter, CallValues call) {
            return call.part(WHERE, parameter::render);
        }

        /** A header field with a credential in it. */
        static Header field(String name, String scheme, String value, CallValues call) {
            Problem problem = HeaderRules.valueProblem(value);
            if (problem != null) {
                call.refuse(WHERE, problem);
            }
            // blanks at the ends of a field are no part of it (RFC 9110, section 5.5)
            return new Header(name, scheme + value.strip());
        }
    }

    /** Where the access token of a call comes from. Nothing that is asked there depends on the call that needs the token. */
    public interface TokenSource {
        /** Returns where the request goes: scheme, host and, unless it is 443, port. */
        String origin();

        /** Returns the names of the secrets that go to the token endpoint, in order. */
        Set<String> secrets();

        /**
         * Returns the token request as it is to be sent.
         *
         * @param secrets a value for each of {@link #secrets()}
         * @throws InvalidInputException if the secrets' values cannot stand where templates put them
         */
        RenderedRequest request(Map<String, Secret> secrets);

        /**
         * Returns the URL of the token endpoint, with masks in the place of secrets.
         *
         * @throws InvalidInputException if the URL would be too long
         */
        String previewUrl();

        /** Returns the header field in which a call sends its token. */
        Header field(String token);
    }
}
