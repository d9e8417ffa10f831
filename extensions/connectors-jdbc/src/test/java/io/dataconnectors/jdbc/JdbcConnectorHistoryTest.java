package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.testkit.ConnectorHistoryContract;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcConnectorHistoryTest {
    abstract static class OnADatabase extends ConnectorHistoryContract {
        private final Kind kind;
        private final Deque<JdbcStorage> opened = new ArrayDeque<>();
        private TestedDatabase database;

        OnADatabase(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected ConnectorHistory newHistory(int versions) {
            database = kind.shared();
            JdbcStorage storage =
                    JdbcStorage.on(database.pool()).install().versions(versions).open();
            opened.push(storage);
            return storage.history();
        }

        @Override
        protected ConnectorHistory reopen(ConnectorHistory used) {
            JdbcStorage storage = JdbcStorage.on(database.pool()).open();
            opened.push(storage);
            return storage.history();
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
