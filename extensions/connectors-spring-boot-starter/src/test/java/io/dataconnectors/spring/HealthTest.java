package io.dataconnectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.StorageException;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.store.InMemoryConnectorStore;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Whether connectors can be read. The names are those of Boot 3.5; the example host asks for the health on both lines. */
class HealthTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class));

    @Test
    void it_is_up_with_numbers_where_connectors_can_be_read() {
        application.run(context -> {
            Health health = context.getBean(HealthIndicator.class).health();

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsOnlyKeys("inFlight", "waiting", "pausedOrigins", "waitingToBeLogged", "notLogged");
        });
    }

    @Test
    void it_is_down_where_they_cannot() {
        application
                .withBean(ConnectorStore.class, () -> away(new StorageException("The database cannot be reached")))
                .run(context -> {
                    Health health = context.getBean(HealthIndicator.class).health();

                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails())
                            .containsEntry(
                                    "error", StorageException.class.getName() + ": The database cannot be reached");
                });
    }

    @Test
    void it_is_down_and_quotes_nothing_where_a_store_of_the_hosts_own_throws_anything_else() {
        application
                .withBean(ConnectorStore.class, () -> away(new IllegalStateException("jdbc:h2:mem:acme;PASSWORD=x")))
                .run(context -> {
                    Health health = context.getBean(HealthIndicator.class).health();

                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails())
                            .containsExactly(Map.entry("error", IllegalStateException.class.getName()));
                });
    }

    @Test
    void it_can_be_switched_off() {
        application
                .withPropertyValues("management.health.connectors.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
    }

    private static ConnectorStore away(RuntimeException problem) {
        InMemoryConnectorStore store = new InMemoryConnectorStore();
        return (ConnectorStore) Proxy.newProxyInstance(
                ConnectorStore.class.getClassLoader(),
                new Class<?>[] {ConnectorStore.class},
                (proxy, method, values) -> answer(store, problem, method, values));
    }

    private static Object answer(InMemoryConnectorStore store, RuntimeException problem, Method method, Object[] values)
            throws Exception {
        if (method.getName().equals("search")) {
            throw problem;
        }
        return method.invoke(store, values);
    }
}
