package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A console, and ada who tests connectors on its pages. */
abstract class OnTestPage {
    ConsoleTesting console;
    TestClient ada;

    @BeforeEach
    final void start() {
        console = ConsoleTesting.start();
        ada = console.client("ada");
    }

    @AfterEach
    final void end() {
        console.close();
    }

    final String create(ConnectorDefinition definition) {
        return console.acme().create(definition).id();
    }

    /** Sends the form and returns the page of the result, which may go on. */
    final String tested(String id, Map<String, String> fields) {
        HttpResponse<String> begun = ada.post("/connectors/" + id + "/test", fields);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
        String link = link(begun);
        String page = ada.get(link).body();
        while (page.contains("Waiting for the answer")) {
            page = ada.get(link).body();
        }
        return page;
    }

    static String link(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow()
                .substring(ConsoleTesting.BASE.length())
                .replace("#test-run", "");
    }

    /** Returns what a browser sends of a form of consent when its button is pressed. */
    static Map<String, String> meant(HttpResponse<String> asked) {
        String consent = asked.body().replaceAll("(?s).*name=\"consent\" value=\"([^\"]+)\".*", "$1");
        return new LinkedHashMap<>(Map.of("meant", "yes", "consent", consent));
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    final void awaitResult(String link) {
        String page = ada.get(link).body();
        while (page.contains("Waiting for the answer")) {
            page = ada.get(link).body();
        }
    }
}
