package io.dataconnectors.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHostTest {
    @TempDir
    private Path folder;

    private DemoHost host;
    private Person person;

    @BeforeEach
    void start() {
        host = DemoHost.open(folder.resolve("kept"), 0);
        person = new Person(host.address());
    }

    @AfterEach
    void end() {
        host.close();
    }

    private void restart() {
        host.close();
        start();
        person.open();
    }

    private String id(String name) {
        return String.valueOf(person.connector(name).get("id"));
    }

    @Test
    void the_address_opens_the_console_once() {
        assertThat(person.get("/").statusCode()).isEqualTo(401);

        assertThat(person.open()).isEqualTo(200);

        assertThat(person.get("/").body()).contains("retrieve_order", "refund_order", "list_orders");
        assertThat(new Person(person.origin() + "/login?token=x").open()).isEqualTo(401);
        Person second = new Person(person.origin() + "/login?token=" + "0".repeat(32));
        assertThat(second.open()).isEqualTo(401);
        assertThat(second.get("/").statusCode()).isEqualTo(401);
        assertThat(second.get("/workflows/w-1").statusCode()).isEqualTo(403);
    }

    @Test
    void nothing_is_served_under_another_name() throws IOException {
        person.open();
        int port = Integer.parseInt(person.origin().replaceAll(".*:", ""));

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n"
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421 ")
                    .doesNotContain("retrieve_order");
        }
    }

    @Test
    void the_first_start_leaves_two_live_connectors_a_draft_and_what_uses_them() {
        person.open();

        assertThat(List.of("retrieve_order", "refund_order", "list_orders"))
                .extracting(name -> String.valueOf(person.connector(name).get("status")))
                .containsExactly("LIVE", "LIVE", "DRAFT");
        assertThat(person.get("/api/connectors/" + id("retrieve_order") + "/dependents")
                        .body())
                .contains("Is my order delivered?", "Refund a broken lamp");
        assertThat(person.get("/facts?id=" + id("retrieve_order")).body())
                .contains("href=\"/workflows/w-1\"", "href=\"/workflows/w-2\"");
    }

    @Test
    void a_connector_calls_the_shop_over_https_with_its_secret() {
        person.open();

        Map<?, ?> report = Person.object(person.act(
                "POST", "/connectors/" + id("retrieve_order") + "/test", "{\"inputs\": {\"order_id\": \"1043\"}}"));

        assertThat(report.toString()).contains("status=open").doesNotContain("tok-1f7c");
    }

    @Test
    void what_a_workflow_uses_is_not_set_to_draft_until_it_uses_it_no_longer() {
        person.open();
        String live = "/connectors/" + id("refund_order") + "/live";

        assertThat(person.act("DELETE", live, "").body()).contains("Refund a broken lamp");
        assertThat(person.post("/workflows/w-2", "detach=refund_order", person.origin())
                        .body())
                .contains("is not a step of it");
        assertThat(person.act("DELETE", live, "").statusCode()).isEqualTo(200);
        assertThat(person.post("/workflows/w-2", "attach=refund_order", person.origin())
                        .body())
                .contains("refund_order is not live: set it live first.");
        assertThat(person.post("/workflows/w-1", "attach=retrieve_order", person.origin())
                        .body())
                .contains("is a step of it");
    }

    @Test
    void a_form_of_another_site_changes_no_workflow() {
        person.open();

        assertThat(person.post("/workflows/w-2", "detach=refund_order", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.post("/workflows/w-9", "detach=refund_order", person.origin())
                        .statusCode())
                .isEqualTo(404);
        assertThat(person.post("/workflows/w-2", "detach=%3Cscript%3E", person.origin())
                        .body())
                .doesNotContain("<script>");
        assertThat(person.get("/workflows/w-2").body())
                .doesNotContain("is not a step of it\n<button name=\"attach\" value=\"refund");
    }

    @Test
    void a_second_start_finds_what_was_saved_and_adds_nothing() {
        person.open();
        person.post("/workflows/w-2", "detach=refund_order", person.origin());
        String orders = "/connectors/" + id("list_orders");
        String seen = person.get("/api" + orders).headers().firstValue("ETag").orElseThrow();
        assertThat(person.act("DELETE", orders, "", "If-Match", seen).statusCode())
                .isEqualTo(204);
        String before = person.get("/api/connectors").body();

        restart();

        assertThat(person.get("/api/connectors").body()).isEqualTo(before).doesNotContain("list_orders");
        assertThat(person.get("/workflows/w-2").body()).contains("is not a step of it");
        assertThat(person.act(
                                "POST",
                                "/connectors/" + id("retrieve_order") + "/test",
                                "{\"inputs\": {\"order_id\": \"1042\"}}")
                        .body())
                .contains("\"delivered\"");
    }

    @Test
    void the_key_of_the_secrets_is_for_its_owner_alone() throws IOException {
        Path key = folder.resolve("kept").resolve("key");

        assertThat(key).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("kept").resolve("connectors.trace.db")).doesNotExist();
    }

    @Test
    void a_folder_that_is_none_and_a_port_that_something_listens_on_are_told() throws IOException {
        assertThatExceptionOfType(DemoHost.UnavailableException.class)
                .isThrownBy(() -> DemoHost.open(folder.resolve("file"), portInUse()))
                .withMessageMatching("The port \\d+ cannot be had; something listens on it, perhaps");

        Files.writeString(folder.resolve("text"), "no folder");
        assertThatExceptionOfType(DemoHost.UnavailableException.class)
                .isThrownBy(() -> DemoHost.open(folder.resolve("text"), 0))
                .withMessage("The folder " + folder.resolve("text") + " cannot be written to");
    }

    private int portInUse() {
        return Integer.parseInt(person.origin().replaceAll(".*:", ""));
    }
}
