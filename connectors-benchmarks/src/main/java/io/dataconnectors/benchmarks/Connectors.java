package io.dataconnectors.benchmarks;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.benchmarks.Contestant.Reading;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.store.InMemoryExecutionLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The call of a connector, through {@code ConnectorRegistry.execute}, as a host makes it: a resolver that makes a new secret at
 * each call, a listener, and the limits, the circuit breaker and the egress policy that hold by default.
 */
public final class Connectors {
    private static final String WORKSPACE = "benchmark";

    private Connectors() {}

    static Contestant over(Site site, Function<TransportRules, Transport> transport) {
        return over(site, transport, new InMemoryExecutionLog());
    }

    static Contestant over(Site site, Function<TransportRules, Transport> transport, ExecutionLog log) {
        Path folder = site.store();
        ConnectorStore store = folder == null ? new InMemoryConnectorStore() : new FileConnectorStore(folder);
        if (folder == null) {
            fill(store, site.port());
        }
        ConnectorRegistry registry = registry(store)
                .executor(executor(site, transport))
                .executionLog(log)
                .build()
                .in(WORKSPACE);
        return size -> {
            Execution execution = registry.execute(name(size), invocation());
            if (!execution.succeeded()) {
                throw new IllegalStateException("A call failed: " + execution.failure());
            }
            return new Reading(
                    String.valueOf(execution.output("id")),
                    String.valueOf(execution.output("status")),
                    execution.output("total") instanceof Number total ? total.doubleValue() : Double.NaN,
                    String.valueOf(execution.output("customer")),
                    String.valueOf(execution.output("carrier")));
        };
    }

    /** Puts the live connectors of all sizes into a store; they are tested with a canned answer. */
    static void fill(ConnectorStore store, int port) {
        Answer canned = Answer.json(200, new String(Answers.of(Size.SMALL), StandardCharsets.US_ASCII));
        try (HttpConnectorExecutor simulates =
                HttpConnectorExecutor.builder().egress(policy(port)).build()) {
            ConnectorRegistry registry =
                    registry(store).executor(simulates).build().in(WORKSPACE);
            for (Size size : Size.values()) {
                String id = registry.create(definition(Site.url(port), size)).id();
                registry.setLive(id, registry.simulate(id, invocation(), canned).revision());
            }
        }
    }

    private static EgressPolicy policy(int port) {
        return EgressPolicy.publicHttps().allowPort(port).openRangeFor(Api.HOST, "127.0.0.1/32");
    }

    private static ConnectorRegistry.Builder registry(ConnectorStore store) {
        return ConnectorRegistry.builder().store(store).acceptSimulatedTests();
    }

    private static ConnectorExecutor executor(Site site, Function<TransportRules, Transport> transport) {
        return HttpConnectorExecutor.builder()
                .egress(policy(site.port()))
                .transport(transport)
                .sslContext(site.trust())
                .secrets(query -> Secret.of(Contestant.TOKEN))
                .listener(new Counting())
                .build();
    }

    /** Returns the connector that places an order and gets an answer of this size. */
    public static ConnectorDefinition definition(String url, Size size) {
        return ConnectorDefinition.builder(name(size))
                .description("Places an order")
                .post(url + size.path())
                .auth(Auth.bearer("{{secret.token}}"))
                .body(Body.json("""
                                {"order":"{{order}}","customer":"{{customer}}","quantity":{{quantity}},"note":"{{note}}","day":"{{day}}"}"""))
                .input(Input.string("order").required())
                .input(Input.string("customer").required())
                .input(Input.integer("quantity").required())
                .input(Input.string("note").required())
                .input(Input.date("day").required())
                .output("id", "$.id")
                .output("status", "$.status")
                .output("total", "$.total")
                .output("customer", "$.customer.name")
                .output("carrier", "$.shipment.carrier")
                .build();
    }

    static String name(Size size) {
        return "place_order_" + size.path();
    }

    /** Returns the five values of the order. */
    static Invocation invocation() {
        return Invocation.builder()
                .input("order", Contestant.ORDER.order())
                .input("customer", Contestant.ORDER.customer())
                .input("quantity", Contestant.ORDER.quantity())
                .input("note", Contestant.ORDER.note())
                .input("day", Contestant.ORDER.day())
                .build();
    }

    /** Counts calls, as the metrics of a host do. */
    private static final class Counting implements ConnectorListener {
        private final LongAdder ended = new LongAdder();

        @Override
        public void ended(Call call, Outcome outcome) {
            ended.increment();
        }
    }
}
