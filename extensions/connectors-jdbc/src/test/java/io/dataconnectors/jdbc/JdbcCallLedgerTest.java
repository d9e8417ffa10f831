package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.CallLedger;
import io.dataconnectors.testkit.CallLedgerContract;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcCallLedgerTest extends CallLedgerContract {
    private static final KeyRing KEYS = TestKeys.ring(1);

    private final Kind kind;

    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;

    JdbcCallLedgerTest(Kind kind) {
        this.kind = kind;
    }

    @Override
    protected CallLedger newLedger(Duration remembered) {
        database = opened.add(kind.create());
        return opened.add(JdbcStorage.on(database.pool())
                        .install()
                        .keys(KEYS)
                        .rememberWrites(remembered)
                        .open())
                .ledger();
    }

    @Override
    protected CallLedger onAnotherNode(CallLedger used) {
        return opened.add(JdbcStorage.on(database.pool()).keys(KEYS).open()).ledger();
    }
}
