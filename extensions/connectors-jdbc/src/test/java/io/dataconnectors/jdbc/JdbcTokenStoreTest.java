package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.TokenStore;
import io.dataconnectors.testkit.TokenStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcTokenStoreTest extends TokenStoreContract {
    private final Kind kind;

    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;

    JdbcTokenStoreTest(Kind kind) {
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
        return opened.add(JdbcStorage.on(database.pool())
                        .install()
                        .keys(TestKeys.ring(1))
                        .open())
                .tokens();
    }
}
