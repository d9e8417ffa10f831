package io.dataconnectors.spring;

import io.dataconnectors.jdbc.JdbcStorage;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets acts on connectors join the transactions that Spring opens on the same data source. */
final class SpringTransactions {
    private SpringTransactions() {}

    static void join(JdbcStorage.Builder builder, DataSource source) {
        builder.join(
                new TransactionAwareDataSourceProxy(source), () -> isActive(source), SpringTransactions::afterCommit);
    }

    /** A transaction on another resource has no connection of this data source that it would commit. */
    private static boolean isActive(DataSource source) {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(source);
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
