package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.testkit.SecretStoreContract;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcSecretStoreTest {
    abstract static class OnADatabase extends SecretStoreContract {
        private final Kind kind;
        private final Deque<JdbcStorage> opened = new ArrayDeque<>();
        private TestedDatabase database;

        OnADatabase(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected SecretStore newStore(int most) {
            database = kind.shared();
            return open(most);
        }

        @Override
        protected SecretStore reopen(SecretStore used) {
            return open(SecretStore.SECRETS);
        }

        private SecretStore open(int most) {
            JdbcStorage storage = JdbcStorage.on(database.pool())
                    .install()
                    .keys(TestKeys.ring(1))
                    .secretsPerWorkspace(most)
                    .open();
            opened.push(storage);
            return storage.secrets();
        }

        @AfterEach
        void close() {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
        }
    }

    @Nested
    class OnH2 extends OnADatabase {
        OnH2() {
            super(Kind.H2);
        }
    }

    @Nested
    class OnPostgresWithIcu extends OnADatabase {
        OnPostgresWithIcu() {
            super(Kind.POSTGRES_ICU);
        }
    }

    @Nested
    class OnPostgresWithC extends OnADatabase {
        OnPostgresWithC() {
            super(Kind.POSTGRES_C);
        }
    }
}
