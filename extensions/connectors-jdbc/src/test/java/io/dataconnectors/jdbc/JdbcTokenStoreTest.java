package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.testkit.TokenStoreContract;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcTokenStoreTest {
    abstract static class OnADatabase extends TokenStoreContract {
        private final Kind kind;
        private final Deque<JdbcStorage> opened = new ArrayDeque<>();
        private TestedDatabase database;

        OnADatabase(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected TokenStore newStore() {
            database = kind.shared();
            return open();
        }

        @Override
        protected TokenStore onAnotherNode(TokenStore used) {
            return open();
        }

        private TokenStore open() {
            JdbcStorage storage = JdbcStorage.on(database.pool())
                    .install()
                    .keys(TestKeys.ring(1))
                    .open();
            opened.push(storage);
            return storage.tokens();
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
