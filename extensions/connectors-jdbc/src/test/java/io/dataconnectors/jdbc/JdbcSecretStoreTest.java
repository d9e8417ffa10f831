package io.dataconnectors.jdbc;

import io.dataconnectors.jdbc.TestedDatabase.Kind;
import io.dataconnectors.spi.SecretStore;
import io.dataconnectors.testkit.SecretStoreContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcSecretStoreTest extends SecretStoreContract {
    private final Kind kind;

    @AutoClose
    private final Opened opened = new Opened();

    private TestedDatabase database;

    JdbcSecretStoreTest(Kind kind) {
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
        return opened.add(JdbcStorage.on(database.pool())
                        .install()
                        .keys(TestKeys.ring(1))
                        .secretsPerWorkspace(most)
                        .open())
                .secrets();
    }
}
