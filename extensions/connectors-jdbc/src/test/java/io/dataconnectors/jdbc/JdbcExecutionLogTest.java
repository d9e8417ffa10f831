package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.testkit.ExecutionLogContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcExecutionLogTest extends ExecutionLogContract {
    private final Kind kind;

    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;

    JdbcExecutionLogTest(Kind kind) {
        this.kind = kind;
    }

    @Override
    protected ExecutionLog newLog(ExecutionLog.Retention retention) {
        database = kind.shared();
        return opened.add(JdbcStorage.on(database.pool())
                        .install()
                        .keepCalls(retention)
                        .open())
                .log();
    }

    @Override
    protected ExecutionLog reopen(ExecutionLog used) {
        return opened.add(JdbcStorage.on(database.pool()).open()).log();
    }
}
