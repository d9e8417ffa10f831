package io.dataconnectors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Answer;
import io.dataconnectors.Auth;
import io.dataconnectors.CallQuery;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.Dependent;
import io.dataconnectors.Execution;
import io.dataconnectors.Invocation;
import io.dataconnectors.LifeEvent;
import io.dataconnectors.Method;
import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Eventually;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.micrometer.ConnectorMetrics;
import io.dataconnectors.micrometer.ConnectorObservations;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.LifeListener;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.store.InMemoryExecutionLog;
import io.dataconnectors.testkit.StubApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the starter makes of what an application has. */
class ConnectorsAutoConfigurationTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class));

    private static ApplicationContextRunner withDatabase(ApplicationContextRunner application) {
        return application.withBean(
                DataSource.class,
                () -> JdbcConnectionPool.create("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1", "sa", ""));
    }

    private static ConnectorDefinition definition(String url) {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(url)
                .build();
    }

    private static Connector live(ConnectorRegistry registry, ConnectorDefinition definition) {
        Connector draft = registry.create(definition);
        registry.test(draft.id(), Invocation.empty());
        return registry.setLive(draft.id(), draft.revision());
    }

    /** An application that may call an API on this machine. */
    private static ApplicationContextRunner calling(ApplicationContextRunner application, StubApi api) {
        Consumer<HttpConnectorExecutor.Builder> trusting = builder -> builder.sslContext(api.sslContext());
        return application
                .withPropertyValues(
                        "dataconnectors.egress.ports=" + api.port(), "dataconnectors.egress.open-ranges=127.0.0.1/32")
                .withInitializer(
                        context -> context.getBeanFactory().registerSingleton("trusting", new Trusting(trusting)));
    }

    /** A lambda has no generic type that a container could see. */
    private record Trusting(Consumer<HttpConnectorExecutor.Builder> trusts)
            implements Consumer<HttpConnectorExecutor.Builder> {
        @Override
        public void accept(HttpConnectorExecutor.Builder builder) {
            trusts.accept(builder);
        }
    }

    @Test
    void without_a_database_or_a_folder_connectors_are_in_memory() {
        application.run(context -> {
            assertThat(context).hasSingleBean(ConnectorRegistry.class);
            assertThat(context.getBean(ConnectorStore.class)).isInstanceOf(InMemoryConnectorStore.class);
            assertThat(context.getBean(ExecutionLog.class)).isInstanceOf(InMemoryExecutionLog.class);
            assertThat(context).doesNotHaveBean(SecretResolver.class);
        });
    }

    @Test
    void a_folder_has_connectors_and_goes_before_a_database(@TempDir Path folder) {
        withDatabase(application)
                .withPropertyValues("dataconnectors.folder=" + folder)
                .run(context -> {
                    assertThat(context.getBean(ConnectorStore.class)).isInstanceOf(FileConnectorStore.class);
                    assertThat(context).doesNotHaveBean(JdbcStorage.class);
                });
    }

    @Test
    void with_a_data_source_all_is_in_the_database_whose_tables_are_created_where_it_is_embedded() {
        withDatabase(application).run(context -> {
            context.getBean(ConnectorRegistry.class).in("acme").create(definition("https://shop.example.com/orders"));
            JdbcStorage storage = context.getBean(JdbcStorage.class);

            assertThat(storage.connectors().findByName("acme", "retrieve_order"))
                    .isPresent();
            assertThat(context.getBean(ExecutionLog.class)).isSameAs(storage.log());
            assertThat(context).doesNotHaveBean(SecretStore.class).doesNotHaveBean(TokenStore.class);
        });
    }

    @Test
    void a_database_that_is_not_embedded_has_its_tables_from_migrations(@TempDir Path folder) {
        ApplicationContextRunner inAFile = application.withBean(
                DataSource.class, () -> JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("shop"), "sa", ""));

        inAFile.run(context ->
                assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("table"));
        inAFile.withPropertyValues("dataconnectors.jdbc.initialize-schema=always")
                .run(context -> assertThat(context).hasNotFailed());
        inAFile.withPropertyValues("dataconnectors.jdbc.initialize-schema=never")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void a_key_from_the_environment_lets_secrets_and_tokens_be_kept_in_the_database() {
        withDatabase(application)
                .withPropertyValues("dataconnectors.secrets.key=" + KEY)
                .run(context -> {
                    context.getBean(SecretStore.class).put("acme", "shop_token", Secret.of("tok-1f7c"), null);

                    assertThat(context).hasSingleBean(SecretResolver.class).hasSingleBean(TokenStore.class);
                    assertThat(context.getBean(SecretStore.class).list("acme")).hasSize(1);
                });
    }

    @Test
    void a_key_that_is_none_is_told_by_the_name_of_its_property_and_not_quoted() {
        withDatabase(application)
                .withPropertyValues("dataconnectors.secrets.key=$not-base-64$")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessage("dataconnectors.secrets.key is 32 bytes in Base64, as of openssl rand -base64 32;"
                                + " this is no Base64"));
    }

    @Test
    void an_act_joins_the_transaction_that_spring_has_opened() {
        withDatabase(application).run(context -> {
            ConnectorRegistry registry = context.getBean(ConnectorRegistry.class);
            TransactionTemplate transaction =
                    new TransactionTemplate(new DataSourceTransactionManager(context.getBean(DataSource.class)));

            transaction.executeWithoutResult(status -> {
                registry.create(definition("https://shop.example.com/orders"));
                status.setRollbackOnly();
            });
            assertThat(context.getBean(JdbcStorage.class).connectors().findByName("default", "retrieve_order"))
                    .isEmpty();

            transaction.executeWithoutResult(status -> registry.create(definition("https://shop.example.com/orders")));
            assertThat(registry.getByName("retrieve_order").revision()).isEqualTo(1);
        });
    }

    @Test
    void what_the_application_has_takes_the_place_of_what_the_starter_makes() {
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        InMemoryExecutionLog log = new InMemoryExecutionLog();
        SecretResolver secrets = query -> null;
        withDatabase(application)
                .withPropertyValues("dataconnectors.secrets.key=" + KEY)
                .withBean("mine", ConnectorStore.class, () -> store)
                .withBean("log", ExecutionLog.class, () -> log)
                .withBean("vault", SecretResolver.class, () -> secrets)
                .run(context -> {
                    assertThat(context.getBean(ConnectorStore.class)).isSameAs(store);
                    assertThat(context.getBean(ExecutionLog.class)).isSameAs(log);
                    assertThat(context.getBean(SecretResolver.class)).isSameAs(secrets);
                });
        withDatabase(application)
                .withPropertyValues("dataconnectors.secrets.key=" + KEY)
                .withBean("vault", SecretResolver.class, () -> secrets)
                .run(context -> assertThat(context).hasSingleBean(SecretResolver.class));
    }

    @Test
    void limits_and_egress_are_those_of_the_properties_and_by_default_those_of_the_library() {
        application.run(context -> {
            assertThat(context.getBean(CallLimits.class)).isEqualTo(CallLimits.standard());
            assertThat(context.getBean(EgressPolicy.class)).isEqualTo(EgressPolicy.publicHttps());
        });
        application
                .withPropertyValues(
                        "dataconnectors.limits.per-workspace=7",
                        "dataconnectors.limits.longest-wait=2s",
                        "dataconnectors.egress.ports=8443",
                        "dataconnectors.egress.hosts=*.example.com,shop.example.org",
                        "dataconnectors.egress.open-ranges=10.20.0.0/16",
                        "dataconnectors.egress.deny-ranges=198.18.0.0/15",
                        "dataconnectors.egress.redirects=2")
                .run(context -> {
                    assertThat(context.getBean(HttpConnectorExecutor.class).limits())
                            .isEqualTo(CallLimits.standard().perWorkspace(7).longestWait(Duration.ofSeconds(2)));
                    assertThat(context.getBean(EgressPolicy.class))
                            .isEqualTo(EgressPolicy.publicHttps()
                                    .redirects(2)
                                    .allowPort(8443)
                                    .openRange("10.20.0.0/16")
                                    .denyRange("198.18.0.0/15")
                                    .onlyHosts("*.example.com", "shop.example.org"));
                });
    }

    @Test
    void resolvers_of_dependents_are_known_by_the_names_of_their_beans_and_may_use_the_registry() {
        try (StubApi api = StubApi.start()) {
            api.on(Method.GET, "/orders").answer(200, "{}");
            calling(application, api).withBean("workflows", Workflows.class).run(context -> {
                ConnectorRegistry registry = context.getBean(ConnectorRegistry.class);
                Connector live = live(registry, definition(api.url() + "/orders"));

                assertThat(registry.dependents(live.id()).found())
                        .extracting(Dependent::name)
                        .containsExactly("of default");
                assertThatExceptionOfType(ConnectorInUseException.class).isThrownBy(() -> registry.setDraft(live.id()));
                assertThat(context.getBean(Workflows.class).heard).contains("retrieve_order");
            });
        }
    }

    static final class Workflows implements DependencyResolver, LifeListener {
        private final ConnectorRegistry registry;
        final List<String> heard = new ArrayList<>();

        Workflows(ConnectorRegistry registry) {
            this.registry = registry;
        }

        @Override
        public List<Dependent> dependentsOf(Connector connector) {
            return List.of(new Dependent(
                    "workflow", registry.getByName(connector.name()).id(), "of " + connector.workspace()));
        }

        @Override
        public void happened(LifeEvent event) {
            heard.add(event.name());
        }
    }

    @Test
    void signers_are_known_by_the_names_of_their_beans() {
        try (StubApi api = StubApi.start()) {
            api.on(Method.GET, "/orders").answer(200, "{}");
            calling(application, api)
                    .withBean(
                            "own",
                            RequestSigner.class,
                            () -> request -> RequestSigner.Signature.header("X-Signed", "yes"))
                    .run(context -> {
                        live(
                                context.getBean(ConnectorRegistry.class),
                                definition(api.url() + "/orders").toBuilder()
                                        .auth(Auth.signer("own", Map.of()))
                                        .build());
                        assertThat(api.requests().get(0).header("X-Signed")).isEqualTo("yes");
                    });
        }
    }

    @Test
    void calls_are_measured_and_observed_where_micrometer_is_there() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ApplicationContextRunner measured = application
                .withBean(MeterRegistry.class, () -> meters)
                .withBean(ObservationRegistry.class, ObservationRegistry::create);
        try (StubApi api = StubApi.start()) {
            api.on(Method.GET, "/orders").answer(200, "{}");
            calling(measured, api).run(context -> {
                live(context.getBean(ConnectorRegistry.class), definition(api.url() + "/orders"));

                assertThat(meters.get("connectors.calls").timer().count()).isEqualTo(1);
                assertThat(meters.find("connectors.in.flight.limit").gauge().value())
                        .isEqualTo(512);
                assertThat(meters.find("connectors.live.kept").gauge()).isNotNull();
                assertThat(meters.find("connectors.log.waiting").gauge()).isNotNull();
                assertThat(context).hasSingleBean(ConnectorObservations.class);
            });
        }
        application.run(context -> assertThat(context).doesNotHaveBean(ConnectorMetrics.class));
        application
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasSingleBean(ConnectorRegistry.class));
    }

    @Test
    void an_executor_of_the_applications_own_makes_the_calls() {
        ConnectorExecutor own = (ConnectorExecutor) Proxy.newProxyInstance(
                ConnectorExecutor.class.getClassLoader(),
                new Class<?>[] {ConnectorExecutor.class},
                (proxy, method, values) -> {
                    throw new UnsupportedOperationException();
                });
        application
                .withBean("own", ConnectorExecutor.class, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(ConnectorRegistry.class)
                        .doesNotHaveBean(HttpConnectorExecutor.class));
    }

    @Test
    void without_a_pool_of_httpclient_5_calls_go_over_the_jdk() {
        application
                .withClassLoader(new FilteredClassLoader("io.dataconnectors.apache", "org.apache.hc"))
                .run(context -> assertThat(context).hasSingleBean(HttpConnectorExecutor.class));
    }

    /** A call that is under way when the application ends has its outcome, and is in the log. */
    @Test
    void an_application_that_ends_waits_for_the_calls_in_flight_and_logs_them() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(2); // the test of the draft, and the call
        CountDownLatch answers = new CountDownLatch(1);
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:drained;DB_CLOSE_DELAY=-1", "sa", "");
        List<CompletableFuture<Execution>> calls = new ArrayList<>();
        try (StubApi api = StubApi.start()) {
            api.on(Method.GET, "/orders").answer(request -> {
                inFlight.countDown();
                if (inFlight.getCount() == 0) {
                    await(answers);
                }
                return Answer.json(200, "{}");
            });
            calling(application.withBean(DataSource.class, () -> pool), api).run(context -> {
                ConnectorRegistry registry = context.getBean(ConnectorRegistry.class);
                live(registry, definition(api.url() + "/orders"));
                calls.add(registry.executeAsync("retrieve_order", Invocation.empty()));
                await(inFlight);
                Thread closing = new Thread(context::close);
                closing.start();
                Eventually.holds("no more calls are taken", () -> isClosed(registry));
                answers.countDown();
                closing.join();
            });

            assertThat(calls.get(0).get().succeeded()).isTrue();
            try (JdbcStorage after = JdbcStorage.on(pool).open()) {
                assertThat(after.log().find("default", CallQuery.all()).calls()).hasSizeGreaterThanOrEqualTo(2);
            }
        } finally {
            pool.dispose();
        }
    }

    private static boolean isClosed(ConnectorRegistry registry) {
        try {
            registry.executeAsync("retrieve_order", Invocation.empty());
            return false;
        } catch (IllegalStateException closed) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
