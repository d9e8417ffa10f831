package io.dataconnectors.spring;

import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.StorageException;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.ExecutionLog;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health of connectors: whether they can be read. What is in flight stands beside it. The lines of Boot differ in names alone. */
final class HealthConfiguration {
    private HealthConfiguration() {}

    /** Returns numbers to show; none of a workspace or an API by its name. */
    private static Map<String, Object> details(
            ConnectorRegistry registry, ExecutionLog log, ObjectProvider<HttpConnectorExecutor> executor) {
        registry.search(ConnectorQuery.all().limit(1));
        Map<String, Object> details = new LinkedHashMap<>();
        executor.ifAvailable(http -> {
            details.put("inFlight", http.inFlight());
            details.put("waiting", http.waiting());
            details.put("pausedOrigins", http.paused());
        });
        details.put("waitingToBeLogged", log.waiting());
        details.put("notLogged", log.dropped());
        return details;
    }

    /** A store of the host's own throws what it likes, and its message may have anything in it: then the kind has to do. */
    private static String said(RuntimeException problem) {
        String kind = problem.getClass().getName();
        return problem instanceof StorageException ? kind + ": " + problem.getMessage() : kind;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            name = {
                "org.springframework.boot.actuate.health.HealthIndicator",
                "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator"
            })
    static class Boot3 {
        @Bean
        @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator("connectors")
        org.springframework.boot.actuate.health.HealthIndicator connectorsHealthIndicator(
                ConnectorRegistry registry, ExecutionLog log, ObjectProvider<HttpConnectorExecutor> executor) {
            return () -> {
                try {
                    return org.springframework.boot.actuate.health.Health.up()
                            .withDetails(details(registry, log, executor))
                            .build();
                } catch (RuntimeException away) {
                    return org.springframework.boot.actuate.health.Health.down()
                            .withDetail("error", said(away))
                            .build();
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    static class Boot4 {
        @Bean
        @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator("connectors")
        org.springframework.boot.health.contributor.HealthIndicator connectorsHealthIndicator(
                ConnectorRegistry registry, ExecutionLog log, ObjectProvider<HttpConnectorExecutor> executor) {
            return () -> {
                try {
                    return org.springframework.boot.health.contributor.Health.up()
                            .withDetails(details(registry, log, executor))
                            .build();
                } catch (RuntimeException away) {
                    return org.springframework.boot.health.contributor.Health.down()
                            .withDetail("error", said(away))
                            .build();
                }
            };
        }
    }
}
