package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.ConnectorHistory;
import io.dataconnectors.testkit.ConnectorHistoryContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcConnectorHistoryTest extends ConnectorHistoryContract {
    private final Kind kind;

    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;

    JdbcConnectorHistoryTest(Kind kind) {
        this.kind = kind;
    }

    @Override
    protected ConnectorHistory newHistory(int versions) {
        database = kind.shared();
        return opened.add(JdbcStorage.on(database.pool())
                        .install()
                        .versions(versions)
                        .open())
                .history();
    }

    @Override
    protected ConnectorHistory reopen(ConnectorHistory used) {
        return opened.add(JdbcStorage.on(database.pool()).open()).history();
    }
}
