package io.dataconnectors.testkit;

import io.dataconnectors.spi.ExecutionLog;
import io.dataconnectors.store.InMemoryExecutionLog;

class InMemoryExecutionLogTest extends ExecutionLogContract {
    @Override
    protected ExecutionLog newLog(ExecutionLog.Retention retention) {
        return new InMemoryExecutionLog(retention);
    }
}
