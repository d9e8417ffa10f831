package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.internal.rule.Compilation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import javax.annotation.Nullable;

/**
 * Which class compiles which kind of value: the one place where a new kind is entered.
 *
 * @param <V> the values
 * @param <N> what they are compiled to
 */
final class NodeKinds<V, N> {
    static final NodeKinds<Body, CompiledBody> BODIES = new NodeKinds<Body, CompiledBody>()
            .with(Body.None.class, (none, in) -> CompiledBody.NONE)
            .with(Body.Json.class, TextBody::compile)
            .with(Body.Form.class, FormBody::compile)
            .with(Body.Text.class, TextBody::compile)
            .with(Body.File.class, FileBody::compile)
            .with(Body.Multipart.class, MultipartBody::compile);

    static final NodeKinds<Auth, CompiledAuth> AUTHS = new NodeKinds<Auth, CompiledAuth>()
            .with(Auth.None.class, (none, in) -> CompiledAuth.NONE)
            .with(Auth.Bearer.class, WrittenAuth::bearer)
            .with(Auth.Basic.class, WrittenAuth::basic)
            .with(Auth.ApiKey.class, WrittenAuth::apiKey)
            .with(Auth.Signer.class, SignerAuth::compile)
            .with(OAuth2ClientCredentials.class, OAuth2Auth::compile);

    private final Map<Class<?>, BiFunction<V, Compilation, N>> compilers = new HashMap<>();

    private <K extends V> NodeKinds<V, N> with(Class<K> kind, BiFunction<K, Compilation, ? extends N> compiler) {
        compilers.put(kind, (value, in) -> compiler.apply(kind.cast(value), in));
        return this;
    }

    /** Compiles a value; null if it is broken, which is noted. */
    @Nullable
    N compile(V value, Compilation in) {
        return Objects.requireNonNull(compilers.get(value.getClass())).apply(value, in);
    }
}
