package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.RequestSigner.Signature;
import io.dataconnectors.testkit.StubApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trial 28: what is bound to the thread of the caller is there where plug-ins of the host are asked. */
class CallersContextTest {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final Supplier<Executor> CARRIER = () -> {
        String user = USER.get();
        return step -> {
            String before = USER.get();
            USER.set(user);
            try {
                step.run();
            } finally {
                USER.set(before);
            }
        };
    };

    private final StubApi api = StubApi.start();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        USER.remove();
        api.close();
    }

    private void sees(String who) {
        seen.add(who + " " + USER.get());
    }

    private HttpConnectorExecutor executor(Supplier<Executor> carrier) {
        return Calls.executor(api.port())
                .context(carrier)
                .secrets(query -> {
                    sees("resolver");
                    return Secret.of("s3cret-of-this-test");
                })
                .signer("own", request -> {
                    sees("signer");
                    return Signature.header("X-Signature", "a");
                })
                .listener(new ConnectorListener() {
                    @Override
                    public void ended(Call call, Outcome outcome) {
                        sees("listener");
                    }
                })
                .build();
    }

    private ConnectorDefinition.Builder definition() {
        api.on(Method.GET, "/orders").answer(200, "{}");
        return Calls.get(api.url() + "/orders").auth(Auth.signer("own", Map.of("key", "{{secret.key}}")));
    }

    @Test
    void resolvers_signers_and_listeners_see_the_context_of_the_caller() throws Exception {
        try (HttpConnectorExecutor executor = executor(CARRIER)) {
            USER.set("ada");
            Execution sync = executor.execute(Calls.call(definition()));
            assertThat(USER.get()).as("the caller keeps its own").isEqualTo("ada");
            var async = executor.executeAsync(Calls.call(definition()));
            USER.set("bob");

            assertThat(sync.failure()).isNull();
            assertThat(async.get(1, TimeUnit.MINUTES).failure()).isNull();
        }
        assertThat(seen)
                .containsExactly(
                        "resolver ada", "signer ada", "listener ada", "resolver ada", "signer ada", "listener ada");
    }

    @Test
    void without_a_carrier_nothing_is_carried() {
        try (HttpConnectorExecutor executor = Calls.executor(api.port())
                .secrets(query -> {
                    sees("resolver");
                    return Secret.of("s3cret-of-this-test");
                })
                .signer("own", request -> Signature.header("X-Signature", "a"))
                .build()) {
            USER.set("ada");
            executor.execute(Calls.call(definition()));
        }
        assertThat(seen).containsExactly("resolver null");
    }

    @Test
    void a_carrier_that_throws_fails_the_call_where_it_is_made() {
        try (HttpConnectorExecutor executor = executor(() -> {
            throw new IllegalStateException("no context");
        })) {
            assertThatThrownBy(() -> executor.executeAsync(Calls.call(definition())))
                    .hasMessage("no context");
        }
    }
}
