package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.testkit.CallLedgerContract;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class JdbcCallLedgerTest {
    private static final KeyRing KEYS = TestKeys.ring(1);

    abstract static class OnADatabase extends CallLedgerContract {
        private final Kind kind;
        private final Deque<AutoCloseable> opened = new ArrayDeque<>();
        private TestedDatabase database;

        OnADatabase(Kind kind) {
            this.kind = kind;
        }

        @Override
        protected CallLedger newLedger(Duration remembered) {
            database = kind.create();
            opened.push(database);
            JdbcStorage storage = JdbcStorage.on(database.pool())
                    .install()
                    .keys(KEYS)
                    .rememberWrites(remembered)
                    .open();
            opened.push(storage);
            return storage.ledger();
        }

        @Override
        protected CallLedger onAnotherNode(CallLedger used) {
            JdbcStorage storage = JdbcStorage.on(database.pool()).keys(KEYS).open();
            opened.push(storage);
            return storage.ledger();
        }

        @AfterEach
        void close() throws Exception {
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
