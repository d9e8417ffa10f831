package io.dataconnectors.console;

import io.dataconnectors.document.ConnectorDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A console, and a program of ada that uses its API. */
abstract class OverApi {
    ConsoleTesting console;
    ApiClient api;

    @BeforeEach
    final void start() {
        console = ConsoleTesting.start();
        api = new ApiClient(console.client("ada"));
    }

    @AfterEach
    final void end() {
        console.close();
    }

    final String document(String name) {
        return ConnectorDocument.write(console.order(name));
    }
}
