package io.dataconnectors.http;

import io.dataconnectors.spi.ConnectorExecutor;
import io.dataconnectors.spi.SecretResolver;
import io.dataconnectors.testkit.ConnectorExecutorContract;
import io.dataconnectors.testkit.StubApi;

class HttpConnectorExecutorContractTest extends ConnectorExecutorContract {
    @Override
    protected ConnectorExecutor newExecutor(StubApi api, SecretResolver secrets) {
        return Calls.builder()
                .egress(EgressPolicy.publicHttps().allowPort(api.port()).openRange("127.0.0.1/32"))
                .sslContext(api.sslContext())
                .secrets(secrets)
                .build();
    }
}
