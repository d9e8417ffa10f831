package io.dataconnectors.docs;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Dependent;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.testkit.StubApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the programs of the pages take for granted: a host with connectors, of which {@code retrieve_order} is live, and an
 * API for it to call.
 */
public abstract class HostProgram implements AutoCloseable {
    private static final String SOURCE = """
            import static org.assertj.core.api.Assertions.assertThat;

            import com.fasterxml.jackson.databind.ObjectMapper;
            import io.dataconnectors.*;
            import io.dataconnectors.apache.*;
            import io.dataconnectors.bulk.*;
            import io.dataconnectors.document.*;
            import io.dataconnectors.examples.signers.*;
            import io.dataconnectors.gallery.*;
            import io.dataconnectors.http.*;
            import io.dataconnectors.imports.*;
            import io.dataconnectors.imports.curl.*;
            import io.dataconnectors.jdbc.*;
            import io.dataconnectors.micrometer.*;
            import io.dataconnectors.registry.*;
            import io.dataconnectors.spi.*;
            import io.dataconnectors.spi.transport.*;
            import io.dataconnectors.store.*;
            import io.dataconnectors.testkit.*;
            import io.micrometer.core.instrument.*;
            import io.micrometer.core.instrument.simple.*;
            import io.micrometer.observation.*;
            import java.net.InetSocketAddress;
            import java.net.URI;
            import java.time.Clock;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import java.util.stream.*;
            import javax.sql.DataSource;
            import com.zaxxer.hikari.HikariDataSource;
            import org.h2.jdbcx.JdbcConnectionPool;
            import org.junit.jupiter.api.Test;
            import org.postgresql.ds.PGSimpleDataSource;

            public final class Example extends io.dataconnectors.docs.HostProgram {
                @Override
                public void run() throws Exception {
                    %s
                }
            }
            """;

    /** Finds the secrets of a workspace. */
    protected final Map<String, Secret> vault = Map.of("acme/shop_token", Secret.of("tok-1f7c"));

    /** Who uses a connector, by its name. */
    protected final Map<String, List<Dependent>> usages = new TreeMap<>();

    /** The API that the connectors call. */
    protected final StubApi api = StubApi.start();

    /** Makes calls to the API. */
    protected final HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
            .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
            .sslContext(api.sslContext())
            .secrets(query -> vault.get(query.workspace() + "/" + query.name()))
            .build();

    /** The connectors of the workspace acme. */
    protected final ConnectorRegistry connectors = ConnectorRegistry.builder()
            .executor(executor)
            .dependencies("workflows", connector -> usages.getOrDefault(connector.name(), List.of()))
            .build()
            .in("acme");

    /** Fetches an order; it is live. */
    protected final ConnectorDefinition retrieveOrder = ConnectorDefinition.builder("retrieve_order")
            .description("Fetches an order by its number")
            .get(api.url() + "/orders/{{order_id}}")
            .header("X-Customer", "{{customer_id}}")
            .auth(Auth.bearer("{{secret.shop_token}}"))
            .input(Input.string("order_id")
                    .description("The number on the invoice")
                    .required())
            .input(Input.string("customer_id").fromContext())
            .output("status", "$.status")
            .build();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** What a program prints to. */
    protected final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    /** Makes the host. */
    protected HostProgram() {
        api.on(Method.GET, "/orders/1042").answer(200, "{\"status\": \"delivered\"}");
        Connector draft = connectors.create(retrieveOrder);
        connectors.test(draft.id(), Invocation.of("order_id", "1042"));
        connectors.setLive(draft.id(), draft.revision());
    }

    /** Does what a page shows. */
    public abstract void run() throws Exception;

    /** Compiles and runs statements, and returns what they print. */
    static String run(String statements, Path folder) throws Exception {
        String errors = new JavaSource("Example", SOURCE.formatted(statements)).compile(folder);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors);
        }
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
                HostProgram program = (HostProgram)
                        loader.loadClass("Example").getConstructor().newInstance()) {
            program.run();
            return program.printed.toString(StandardCharsets.UTF_8).stripTrailing();
        }
    }

    @Override
    public void close() {
        executor.close();
        api.close();
    }
}
