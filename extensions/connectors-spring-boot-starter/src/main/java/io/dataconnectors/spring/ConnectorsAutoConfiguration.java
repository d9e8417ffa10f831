package io.dataconnectors.spring;

import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.DependencyResolver;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.LifeListener;
import java.util.function.Consumer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Connectors in Spring Boot. Each of these is a bean, which is not made where the application has one of its own: {@code
 * ConnectorStore}, {@code ConnectorHistory}, {@code ExecutionLog}, {@code CallLedger}, {@code SecretResolver} (a {@code
 * SecretStore} in the database), {@code TokenStore}, {@code EgressPolicy}, {@code CallLimits}, {@code CircuitBreaker}, {@code
 * HttpConnectorExecutor}, {@code ConnectorRegistry}, {@code ConnectorMetrics}, {@code ConnectorObservations}, {@code
 * ConsoleAccess} and {@code Console}.
 *
 * <p>Beans of the application that are a {@code DependencyResolver} or a {@code RequestSigner} are known by their names. {@code
 * ConnectorListener}s and {@code LifeListener}s are told what happens. What else there is to set, a bean sets that is a {@code
 * Consumer<HttpConnectorExecutor.Builder>} or a {@code Consumer<ConnectorRegistry.Builder>}.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
        })
@EnableConfigurationProperties(ConnectorsProperties.class)
@Import({
    StorageConfiguration.InFiles.class,
    StorageConfiguration.InDatabase.class,
    StorageConfiguration.InMemory.class,
    MicrometerConfiguration.Meters.class,
    MicrometerConfiguration.Spans.class,
    ExecutorConfiguration.class,
    ConsoleConfiguration.class,
    HealthConfiguration.Boot3.class,
    HealthConfiguration.Boot4.class
})
public class ConnectorsAutoConfiguration {
    /** Is made by Spring. */
    public ConnectorsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    ConnectorRegistry connectorRegistry(
            ConnectorStore store,
            ConnectorHistory history,
            ExecutionLog log,
            CallLedger ledger,
            ConnectorExecutor executor,
            ConnectorsProperties properties,
            ListableBeanFactory beans,
            ObjectProvider<Consumer<ConnectorRegistry.Builder>> customizers) {
        ConnectorRegistry.Builder builder = ConnectorRegistry.builder()
                .store(store)
                .history(history)
                .executionLog(log)
                .ledger(ledger)
                .executor(executor);
        if (properties.log().bodyBytes() > 0) {
            builder.logBodies(properties.log().bodyBytes());
        }
        addDependents(builder, beans);
        addLifeListeners(builder, beans);
        customizers.orderedStream().forEach(customizer -> customizer.accept(builder));
        return builder.build();
    }

    /** A bean that uses the registry may say what uses connectors: it is looked up when it is asked. */
    private static void addDependents(ConnectorRegistry.Builder builder, ListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(DependencyResolver.class, true, false)) {
            builder.dependencies(
                    name,
                    connector -> beans.getBean(name, DependencyResolver.class).dependentsOf(connector));
        }
    }

    private static void addLifeListeners(ConnectorRegistry.Builder builder, ListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(LifeListener.class, true, false)) {
            builder.lifeListener(new NamedLifeListener(beans, name));
        }
    }
}
