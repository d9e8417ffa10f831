package io.dataconnectors.jdbc;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.Page;
import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorStore;
import io.dataconnectors.spi.StoreListener;
import io.dataconnectors.testkit.ConnectorStoreContract;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract of stores on every kind of database, and with every act in a transaction of the host. */
class JdbcConnectorStoreTest {
    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(Kind.H2, false);
        }
    }

    @Nested
    class OnPostgresWithTheOrderOfALanguage extends Contract {
        OnPostgresWithTheOrderOfALanguage() {
            super(Kind.POSTGRES_ICU, false);
        }
    }

    @Nested
    class OnPostgresWithTheOrderOfBytes extends Contract {
        OnPostgresWithTheOrderOfBytes() {
            super(Kind.POSTGRES_C, false);
        }
    }

    @Nested
    class OnH2InTransactionsOfTheHost extends Contract {
        OnH2InTransactionsOfTheHost() {
            super(Kind.H2, true);
        }
    }

    @Nested
    class OnPostgresInTransactionsOfTheHost extends Contract {
        OnPostgresInTransactionsOfTheHost() {
            super(Kind.POSTGRES_ICU, true);
        }
    }

    abstract static class Contract extends ConnectorStoreContract {
        private final TestedDatabase database;
        private final TestHost host;
        private final boolean inHost;
        private JdbcStorage storage;

        Contract(Kind kind, boolean inHost) {
            database = kind.shared();
            host = new TestHost(database.pool());
            this.inHost = inHost;
        }

        @Override
        protected ConnectorStore newStore() {
            storage = host.join(JdbcStorage.on(database.pool())).install().open();
            return inHost ? new InHost(storage.connectors(), host) : storage.connectors();
        }

        @Override
        protected ConnectorStore reopen(ConnectorStore used) {
            storage.close();
            return newStore();
        }

        @AfterEach
        void close() {
            storage.close();
        }
    }

    /** Runs each act in a transaction of the host. */
    private record InHost(ConnectorStore store, TestHost host) implements ConnectorStore {
        @Override
        public Optional<Connector> find(String workspace, String id) {
            return inTransaction(() -> store.find(workspace, id));
        }

        @Override
        public Optional<Connector> findByName(String workspace, String name) {
            return inTransaction(() -> store.findByName(workspace, name));
        }

        @Override
        public Page search(String workspace, ConnectorQuery query) {
            return inTransaction(() -> store.search(workspace, query));
        }

        @Override
        public Optional<Version> version(String workspace, String name) {
            return inTransaction(() -> store.version(workspace, name));
        }

        @Override
        public void insert(Connector connector, int most) {
            inTransaction(() -> {
                store.insert(connector, most);
                return connector;
            });
        }

        @Override
        public void replace(Connector connector, long expectedRevision) {
            inTransaction(() -> {
                store.replace(connector, expectedRevision);
                return connector;
            });
        }

        @Override
        public void delete(String workspace, String id, long expectedRevision) {
            inTransaction(() -> {
                store.delete(workspace, id, expectedRevision);
                return id;
            });
        }

        @Override
        public boolean announce(StoreListener listener) {
            return store.announce(listener);
        }

        @Override
        public <T> T inTransaction(Supplier<T> act) {
            return host.inTransaction(connection -> store.inTransaction(act));
        }

        @Override
        public void afterCommit(Runnable action) {
            store.afterCommit(action);
        }
    }
}
