package io.dataconnectors.console.internal.web;

import io.dataconnectors.Dependent;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The parts of the host that pages and the API use.
 *
 * @param registry all connectors
 * @param secrets where secrets are kept, or null if the host keeps them elsewhere
 * @param dependentLinks where what uses a connector is shown
 * @param header the host's own HTML above each page, which is trusted
 */
public record Host(
        ConnectorRegistry registry,
        @Nullable SecretStore secrets,
        Function<Dependent, Optional<String>> dependentLinks,
        Function<ConsoleRequest, String> header) {}
