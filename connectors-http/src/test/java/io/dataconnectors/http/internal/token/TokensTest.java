package io.dataconnectors.http.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.http.internal.breaker.Breakers;
import io.dataconnectors.http.internal.breaker.Breakers.Trial;
import io.dataconnectors.http.internal.breaker.Rules;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.egress.EgressRules;
import io.dataconnectors.http.internal.egress.EgressRules.JvmNames;
import io.dataconnectors.http.internal.failure.ConnectionLog;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import io.dataconnectors.http.internal.limit.Caps;
import io.dataconnectors.http.internal.limit.Places;
import io.dataconnectors.http.internal.secret.Secrets;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.CompiledAuth.TokenSource;
import io.dataconnectors.internal.text.OnceAMinute;
import io.dataconnectors.spi.transport.Exchange;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.testkit.StubSockets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of tokens; each fetch waits at the egress, which never admits it. */
class TokensTest {
    private final List<CompletableFuture<Void>> fetches = new ArrayList<>();
    private final Transport transport = new Transport() {
        @Override
        public CompletableFuture<Void> admit(String workspace, URI target) {
            CompletableFuture<Void> never = new CompletableFuture<>();
            fetches.add(never);
            return never;
        }

        @Override
        public void send(Exchange exchange) {
            throw new AssertionError("nothing is admitted");
        }

        @Override
        public void close() {}
    };
    private final Egress egress = new Egress(
            new EgressRules(port -> true, new AddressGate(List.of(), List.of()), new JvmNames(), StubSockets.client()),
            transport);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Tokens tokens = new Tokens(
            new TokenEndpoint(
                    egress,
                    new ConnectionLog(new OnceAMinute(Clock.systemUTC())),
                    timer,
                    workspace -> Runnable::run,
                    workspace -> Runnable::run,
                    Clock.systemUTC(),
                    Duration.ofHours(1)), // far longer than the test takes, however busy the machine is
            new Places(new Caps(1, 1, 1, 0, 0, Duration.ZERO), timer, new OnceAMinute(Clock.systemUTC())),
            null);

    private final Trial trial;

    TokensTest() throws Stopped {
        Rules off = new Rules(0, Duration.ofSeconds(5), Duration.ofSeconds(60));
        trial = new Breakers(off, Clock.systemUTC()).admit("acme", "https://shop.example.com");
    }

    @AfterEach
    void stop() {
        tokens.close();
        timer.shutdownNow();
        egress.close();
    }

    private CompletableFuture<Access> access(String workspace, int client) {
        OAuth2ClientCredentials auth = Auth.oauth2ClientCredentials(
                "https://auth.example.com/token", "client-" + client, "{{secret.client_secret}}");
        ConnectorDefinition definition = ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get("https://shop.example.com/orders")
                .auth(auth)
                .build();
        TokenSource source =
                Objects.requireNonNull(DefinitionCompiler.compile(definition).token());
        Map<String, Secret> secrets = Map.of("client_secret", Secret.of("s3cret"));
        Target target =
                new Target(workspace, URI.create("https://auth.example.com/token"), "auth.example.com", 443, false);
        Secrets.Wanted wanted =
                new Secrets.Wanted(workspace, source.secrets(), source.origin(), "https://shop.example.com", null);
        return tokens.access(TokenRequest.of(wanted, source, source.request(secrets), target, secrets.values()), trial);
    }

    @Test
    void a_workspace_with_many_clients_makes_no_other_forget_its_token() {
        access("acme", 0);
        for (int i = 0; i < 2 * Tokens.MOST; i++) {
            access("noisy", i);
        }
        int begun = fetches.size();

        access("acme", 0);
        assertThat(fetches.size()).as("that of acme").isEqualTo(begun);

        access("noisy", 0);
        assertThat(fetches.size()).as("that of noisy, forgotten").isEqualTo(begun + 1);
    }

    @Test
    void at_the_end_fetches_of_tokens_that_are_forgotten_end_too() {
        for (int i = 0; i < Tokens.MOST + 1; i++) {
            access("noisy", i);
        }

        tokens.close();

        assertThat(fetches.stream().filter(CompletableFuture::isCancelled).count())
                .isEqualTo(Tokens.MOST + 1);
        assertThat(access("acme", 0)).isCompletedExceptionally();
    }
}
