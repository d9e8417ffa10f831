package io.dataconnectors.spring;

import io.dataconnectors.apache.ApacheTransport;
import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.CircuitBreaker;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.ConnectorListener;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.RequestSigner;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.TokenStore;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** What makes the calls. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(ConnectorExecutor.class)
class ExecutorConfiguration {
    private static final boolean APACHE = ClassUtils.isPresent(
            "io.dataconnectors.apache.ApacheTransport", ExecutorConfiguration.class.getClassLoader());

    @Bean
    @ConditionalOnMissingBean
    EgressPolicy egressPolicy(ConnectorsProperties properties) {
        return properties.egress().toPolicy();
    }

    @Bean
    @ConditionalOnMissingBean
    CallLimits callLimits(ConnectorsProperties properties) {
        return properties.limits().toLimits();
    }

    @Bean
    @ConditionalOnMissingBean
    CircuitBreaker circuitBreaker() {
        return CircuitBreaker.standard();
    }

    /**
     * The executor until it has drained. It ends after all that may call, and before the log, to which calls that end are written.
     */
    @Bean
    Drained connectorCalls(
            ConnectorsProperties properties,
            EgressPolicy egress,
            CallLimits limits,
            CircuitBreaker breaker,
            ExecutionLog log,
            ListableBeanFactory beans,
            ObjectProvider<SecretResolver> secrets,
            ObjectProvider<TokenStore> tokens,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<ConnectorListener> listeners,
            ObjectProvider<Consumer<HttpConnectorExecutor.Builder>> customizers) {
        HttpConnectorExecutor.Builder builder = HttpConnectorExecutor.builder()
                .egress(egress)
                .limits(limits)
                .circuitBreaker(breaker)
                .rememberSecrets(properties.secrets().remember());
        if (APACHE) {
            OverApache.send(builder);
        }
        if (properties.ssl().bundle() != null) {
            builder.sslContext(
                    bundles.getObject().getBundle(properties.ssl().bundle()).createSslContext());
        }
        beans.getBeansOfType(RequestSigner.class).forEach(builder::signer);
        secrets.ifAvailable(builder::secrets);
        tokens.ifAvailable(builder::tokens);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.accept(builder));
        return new Drained(builder.build(), properties.drain());
    }

    @Bean(destroyMethod = "")
    HttpConnectorExecutor connectorExecutor(Drained calls) {
        return calls.executor;
    }

    /** Names a class that a host need not have. */
    private static final class OverApache {
        static void send(HttpConnectorExecutor.Builder builder) {
            builder.transport(ApacheTransport.pooled()::open);
        }
    }

    /** An executor that is closed when its calls have ended. */
    record Drained(HttpConnectorExecutor executor, Duration longest) implements AutoCloseable {
        @Override
        public void close() {
            executor.close(longest);
        }
    }
}
