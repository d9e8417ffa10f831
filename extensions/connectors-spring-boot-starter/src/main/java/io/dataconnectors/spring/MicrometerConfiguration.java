package io.dataconnectors.spring;

import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.micrometer.ConnectorMetrics;
import io.dataconnectors.micrometer.ConnectorObservations;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ExecutionLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Metrics and observations, where Micrometer is there. */
final class MicrometerConfiguration {
    private MicrometerConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterRegistry.class, ConnectorMetrics.class})
    @ConditionalOnBean(MeterRegistry.class)
    static class Meters {
        @Bean
        @ConditionalOnMissingBean
        ConnectorMetrics connectorMetrics(MeterRegistry meters) {
            return new ConnectorMetrics(meters);
        }

        /** The executor tells the metrics of calls, so that the metrics are made first, and watch afterwards. */
        @Bean
        SmartInitializingSingleton connectorsWatched(
                ConnectorMetrics metrics,
                ObjectProvider<HttpConnectorExecutor> executor,
                ObjectProvider<ConnectorRegistry> registry,
                ObjectProvider<ExecutionLog> log) {
            return () -> {
                executor.ifAvailable(metrics::watch);
                registry.ifAvailable(metrics::watch);
                log.ifAvailable(metrics::watch);
            };
        }

        /** Boot times every observation; calls are timed already. */
        @Bean
        MeterFilter connectorObservationsAreNotTimed() {
            return MeterFilter.deny(id -> id.getName().equals(ConnectorObservations.NAME)
                    || id.getName().equals(ConnectorObservations.NAME + ".active"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ObservationRegistry.class, ConnectorObservations.class})
    @ConditionalOnBean(ObservationRegistry.class)
    static class Spans {
        @Bean
        @ConditionalOnMissingBean
        ConnectorObservations connectorObservations(ObservationRegistry observations) {
            return new ConnectorObservations(observations);
        }

        /** Comes first: an application that carries more with its calls says so afterwards. */
        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        Consumer<HttpConnectorExecutor.Builder> connectorObservationsOfCallers(ConnectorObservations observations) {
            return builder -> builder.context(observations::ofCaller);
        }
    }
}
