package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.fuzz.ChildJvm;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.jdbc.JdbcStorage;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that is killed as {@code kill -9} does while somebody saves in a loop: every change that was acknowledged is there. */
@Tag("thorough")
class KilledConsoleTest {
    private final Random random = new Random(13);

    @TempDir
    private Path folder;

    @Test
    void every_change_that_was_acknowledged_is_there_after_a_restart() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("connectors");
        long saved = 0;
        for (int round = 0; round < Thorough.rounds(3, 20, 50); round++) {
            saved = savedUntilKilled(url, saved);
            try (HikariDataSource pool = SavingConsole.pool(url);
                    JdbcStorage storage = JdbcStorage.on(pool).open()) {
                Connector kept = SavingConsole.registry(storage).in("acme").getByName("order");
                assertThat(Long.parseLong(kept.draft().description())).isBetween(saved, saved + 1);
                saved = Long.parseLong(kept.draft().description());
            }
        }
    }

    /** Returns the number of the last change that was acknowledged. */
    private long savedUntilKilled(String url, long before) throws Exception {
        try (ChildJvm console = new ChildJvm(SavingConsole.class, url)) {
            TestClient client = new TestClient("http://127.0.0.1:" + console.read(), "none=none");
            String token = client.token();
            String id = before == 0 ? created(client, token) : "";
            id = id.isEmpty() ? id(client) : id;
            Thread killer = new Thread(() -> kill(console, 200 + random.nextInt(1_000)));
            killer.start();
            long saved = Math.max(before, 1);
            try {
                while (true) {
                    HttpResponse<String> response = edited(client, token, id, saved + 1);
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    saved++;
                }
            } catch (UncheckedIOException e) {
                return saved;
            } finally {
                killer.join();
            }
        }
    }

    private static void kill(ChildJvm console, int millis) {
        try {
            Thread.sleep(millis); // at any moment of a change
            console.kill();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String created(TestClient client, String token) {
        client.to("/api/connectors").header("X-Console-Token", token).json("POST", document(1));
        return id(client);
    }

    private static String id(TestClient client) {
        Map<?, ?> page = (Map<?, ?>) Json.read(client.get("/api/connectors").body());
        return (String) ((Map<?, ?>) ((java.util.List<?>) page.get("connectors")).get(0)).get("id");
    }

    private static HttpResponse<String> edited(TestClient client, String token, String id, long number) {
        String tag =
                client.get("/api/connectors/" + id).headers().firstValue("ETag").orElseThrow();
        return client.to("/api/connectors/" + id + "/draft")
                .header("X-Console-Token", token)
                .header("If-Match", tag)
                .json("PUT", document(number));
    }

    private static String document(long number) {
        return ConnectorDocument.write(ConnectorDefinition.builder("order")
                .description(String.valueOf(number))
                .get("https://shop.example.com/orders")
                .build());
    }
}
