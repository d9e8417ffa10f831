package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * A credential, its templates parsed. One class for each kind of {@link Auth}, which has the rules of its kind too. It is there
 * or the call is not sent: a credential never falls away like an optional header. Immutable.
 */
public interface CompiledAuth {
    /** No credential. */
    CompiledAuth NONE = new CompiledAuth() {
        @Override
        public Stream<Template> templates() {
            return Stream.empty();
        }

        @Override
        public Map<String, String> canonical() {
            return Map.of();
        }
    };

    /** Checks the rules of a credential and parses its templates; returns null if one that it is made of is broken. */
    @Nullable
    static CompiledAuth compile(Auth auth, Compilation in) {
        return NodeKinds.AUTHS.compile(auth, in);
    }

    /** Returns the header fields that it adds to a request. */
    default List<Header> headers(CallValues call) {
        return List.of();
    }

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

    /** Returns the canonical texts of the templates by where they stand: JSON Pointers within the document of {@code auth}. */
    Map<String, String> canonical();
}
