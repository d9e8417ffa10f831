package io.dataconnectors.spring;

import io.dataconnectors.jdbc.JdbcStorage;
import io.dataconnectors.jdbc.KeyRing;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.spring.ConnectorsProperties.Initialize;
import io.dataconnectors.store.FileConnectorStore;
import io.dataconnectors.store.InMemoryCallLedger;
import io.dataconnectors.store.InMemoryConnectorHistory;
import io.dataconnectors.store.InMemoryConnectorStore;
import io.dataconnectors.store.InMemoryExecutionLog;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** Where connectors and what belongs to them are kept. Each configuration fills in what those before it have not. */
final class StorageConfiguration {
    private StorageConfiguration() {}

    /** Connectors in the folder that is set. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("dataconnectors.folder")
    static class InFiles {
        @Bean
        @ConditionalOnMissingBean(ConnectorStore.class)
        FileConnectorStore connectorStore(ConnectorsProperties properties) {
            return new FileConnectorStore(Objects.requireNonNull(properties.folder()));
        }
    }

    /** All in the database of the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({EmbeddedDatabaseConnection.class, JdbcStorage.class})
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean(ConnectorStore.class)
    static class InDatabase {
        private static final boolean TRANSACTIONS = ClassUtils.isPresent(
                "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy",
                InDatabase.class.getClassLoader());

        @Bean
        @DependsOnDatabaseInitialization
        JdbcStorage connectorStorage(DataSource source, ConnectorsProperties properties) {
            JdbcStorage.Builder builder =
                    JdbcStorage.on(source).keepCalls(properties.log().retention());
            if (installs(source, properties.jdbc().initializeSchema())) {
                builder.install();
            }
            if (properties.secrets().key() != null) {
                builder.keys(keys(properties.secrets()));
            }
            if (TRANSACTIONS) {
                SpringTransactions.join(builder, source);
            }
            return builder.open();
        }

        private static boolean installs(DataSource source, Initialize when) {
            return when == Initialize.ALWAYS
                    || (when == Initialize.EMBEDDED && EmbeddedDatabaseConnection.isEmbedded(source));
        }

        private static KeyRing keys(ConnectorsProperties.Secrets secrets) {
            KeyRing ring = KeyRing.of(
                    secrets.keyName(),
                    ConnectorsProperties.bytes("dataconnectors.secrets.key", Objects.requireNonNull(secrets.key())));
            for (Map.Entry<String, String> older : secrets.olderKeys().entrySet()) {
                ring = ring.withOlder(
                        older.getKey(),
                        ConnectorsProperties.bytes(
                                "dataconnectors.secrets.older-keys." + older.getKey(), older.getValue()));
            }
            return ring;
        }

        // closed with the storage, and not before
        @Bean(destroyMethod = "")
        ConnectorStore connectorStore(JdbcStorage storage) {
            return storage.connectors();
        }

        @Bean(destroyMethod = "")
        @ConditionalOnMissingBean
        ConnectorHistory connectorHistory(JdbcStorage storage) {
            return storage.history();
        }

        @Bean(destroyMethod = "")
        @ConditionalOnMissingBean
        ExecutionLog executionLog(JdbcStorage storage) {
            return storage.log();
        }

        @Bean(destroyMethod = "")
        @ConditionalOnMissingBean
        CallLedger callLedger(JdbcStorage storage) {
            return storage.ledger();
        }

        @Bean(destroyMethod = "")
        @ConditionalOnMissingBean(SecretResolver.class)
        @ConditionalOnProperty("dataconnectors.secrets.key")
        SecretStore secretStore(JdbcStorage storage) {
            return storage.secrets();
        }

        @Bean(destroyMethod = "")
        @ConditionalOnMissingBean
        @ConditionalOnProperty("dataconnectors.secrets.key")
        TokenStore tokenStore(JdbcStorage storage) {
            return storage.tokens();
        }
    }

    /** What is left, in memory. */
    @Configuration(proxyBeanMethods = false)
    static class InMemory {
        @Bean
        @ConditionalOnMissingBean
        ConnectorStore connectorStore() {
            LoggerFactory.getLogger(ConnectorsAutoConfiguration.class)
                    .warn(
                            "Connectors are kept in memory and are gone when the application ends: there is no DataSource,"
                                    + " dataconnectors.folder is not set, and no bean is a ConnectorStore");
            return new InMemoryConnectorStore();
        }

        @Bean
        @ConditionalOnMissingBean
        ConnectorHistory connectorHistory() {
            return new InMemoryConnectorHistory();
        }

        @Bean
        @ConditionalOnMissingBean
        ExecutionLog executionLog() {
            return new InMemoryExecutionLog();
        }

        @Bean
        @ConditionalOnMissingBean
        CallLedger callLedger() {
            return new InMemoryCallLedger();
        }
    }
}
