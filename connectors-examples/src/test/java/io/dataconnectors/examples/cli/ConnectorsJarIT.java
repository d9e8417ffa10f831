package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.internal.json.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code connectors.jar} as people do: in a JVM of its own, with what it makes of the machine around it. */
class ConnectorsJarIT {
    @TempDir
    private Path folder;

    private Process shop;
    private String port;

    @BeforeEach
    void openTheShop() throws IOException {
        shop = start(ProcessBuilder.Redirect.PIPE, "stub-api", folder.toString());
        var printed = new BufferedReader(new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8));
        port = printed.readLine().replaceFirst(".*https://127\\.0\\.0\\.1:(\\d+) .*", "$1");
        for (String name : List.of("retrieve-order.json", "reschedule-delivery.json", "list-orders.json")) {
            giveTime(folder.resolve(name));
        }
    }

    /** Lets a call take as long as any may: on a busy machine a JVM that has just begun takes long to connect. */
    private static void giveTime(Path document) throws IOException {
        Map<Object, Object> members = new LinkedHashMap<>((Map<?, ?>) Json.read(Files.readString(document)));
        members.put("limits", Map.of("timeout", "PT60S"));
        Files.writeString(document, Json.writePretty(members));
    }

    @AfterEach
    void closeTheShop() {
        shop.destroy();
    }

    private Process start(ProcessBuilder.Redirect out, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("connectors.jar")));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(folder.resolve("err.txt").toFile());
        process.environment().put("SHOP_TOKEN", Terminal.TOKEN);
        return process.start();
    }

    private Result type(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        int status = start(ProcessBuilder.Redirect.to(out.toFile()), words).waitFor();
        return new Result(status, Files.readString(out), Files.readString(folder.resolve("err.txt")));
    }

    private Result call(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--secret", "shop_token=env:SHOP_TOKEN", "--json"));
        all.addAll(List.of("--allow-address", "127.0.0.1/32", "--allow-port", port));
        all.addAll(List.of("--trust", folder.resolve("certificate.pem").toString()));
        return type(all.toArray(String[]::new));
    }

    private String document(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void the_version_is_that_of_the_build() throws Exception {
        assertThat(type("--version").out()).matches("connectors \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void a_read_a_write_and_a_list_answer_are_run_against_the_stub_shop() throws Exception {
        Result read = call("run", document("retrieve-order.json"), "-i", "order_id=1042");
        Result write = call(
                "run",
                document("reschedule-delivery.json"),
                "-i",
                "order_id=1043",
                "-i",
                "day=2026-12-01",
                "-i",
                "items=[{\"sku\": \"DESK-7\", \"quantity\": 1}]",
                "-i",
                "note=häuschen",
                "--context",
                "customer_id=c-7");
        Result list = call("run", document("list-orders.json"), "--context", "customer_id=c-7", "-i", "status=open");

        assertThat(read.json().get("outputs"))
                .isEqualTo(Map.of("status", "delivered", "delivery_day", "2026-11-20", "delivered", true));
        assertThat(write.json().get("outputs"))
                .isEqualTo(
                        Map.of("status", "rescheduled", "day", "2026-12-01", "location", "/orders/1043/deliveries/2"));
        assertThat(list.json().get("outputs")).isEqualTo(Json.read("""
                                {"orders": [
                                   {"order_id": "1043", "status": "open", "placed": "2026-11-21T22:26:40Z", "total": 129.00}],
                                 "skus": ["DESK-7", "CHAIR-2"]}"""));
        assertThat(List.of(read, write, list)).allSatisfy(result -> {
            assertThat(result.exitStatus()).isZero();
            assertThat(result.err()).isEmpty();
        });
    }

    @Test
    void a_failed_call_exits_with_1_and_a_wrong_document_with_2() throws Exception {
        Files.writeString(folder.resolve("broken.json"), "{");

        assertThat(call("run", document("retrieve-order.json"), "-i", "order_id=9")
                        .exitStatus())
                .isEqualTo(1);
        assertThat(type("validate", document("broken.json")).exitStatus()).isEqualTo(2);
    }

    @Test
    void a_store_outlives_the_process_that_wrote_it() throws Exception {
        String store = folder.resolve("store").toString();
        type("--store", store, "create", document("retrieve-order.json"));
        call("--store", store, "test", "retrieve_order", "-i", "order_id=1042");
        type("--store", store, "set-live", "retrieve_order");

        assertThat(call("--store", store, "execute", "retrieve_order", "-i", "order_id=1043")
                        .json()
                        .get("succeeded"))
                .isEqualTo(true);
    }

    @Test
    void the_console_has_all_that_its_pages_link_to() throws Exception {
        Process console = start(ProcessBuilder.Redirect.PIPE, "console", document("kept"));
        try (var printed =
                new BufferedReader(new InputStreamReader(console.getInputStream(), StandardCharsets.UTF_8))) {
            String address = printed.lines()
                    .filter(line -> line.contains("http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow()
                    .strip();
            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            String page = body(browser, URI.create(address));
            List<String> linked = Pattern.compile("(?:src|href)=\"([^\"]+\\.(?:css|js))\"")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(page).contains("retrieve_order");
            assertThat(linked)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(
                            link -> assertThat(body(browser, URI.create(address).resolve(link)))
                                    .isNotBlank());
        } finally {
            console.destroy();
        }
    }

    private static String body(HttpClient browser, URI address) throws IOException, InterruptedException {
        HttpResponse<String> response =
                browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(address.toString()).isEqualTo(200);
        return response.body();
    }

    @Test
    void the_jar_has_the_licences_and_notices_of_what_it_carries() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("connectors.jar"))) {
            assertThat(text(jar, "META-INF/LICENSE"))
                    .contains(
                            "Apache License",
                            "Redistribution and use in source and binary forms"); // of PostgreSQL's driver
            assertThat(text(jar, "META-INF/LICENSE.txt")).contains("QOS.ch", "Checker Framework");
            assertThat(text(jar, "META-INF/licenses/re2j")).contains("The Go Authors");
            assertThat(text(jar, "META-INF/NOTICE")).contains("Jackson");
            assertThat(text(jar, "LICENSE")).contains("Apache License");
            assertThat(text(jar, "NOTICE")).contains("Data Connectors");
        }
    }

    @Test
    void the_jar_names_each_library_that_it_carries_with_its_licence() throws IOException {
        List<String> carried = new ArrayList<>();
        try (JarFile jar = new JarFile(System.getProperty("connectors.jar"))) {
            List<Path> libraries = Stream.of(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar"))
                    .map(Path::of)
                    .filter(library -> !library.getFileName().toString().startsWith("connectors-"))
                    .toList();
            for (Path library : libraries) {
                if (carries(jar, library)) {
                    carried.add(library.getFileName().toString().replaceFirst("-(\\d[^-]*)\\.jar$", " $1: "));
                }
            }
            assertThat(carried).hasSizeGreaterThan(20);
            assertThat(text(jar, "META-INF/THIRD-PARTY.txt").lines())
                    .filteredOn(line -> line.matches("\\S+ \\S+: \\S.*"))
                    .map(line -> line.substring(0, line.indexOf(": ") + 2))
                    .containsAll(carried);
        }
    }

    /** Whether a jar has all classes of a library, or, where it has none, all its other files. */
    private static boolean carries(JarFile jar, Path library) throws IOException {
        try (JarFile its = new JarFile(library.toFile())) {
            List<String> files = its.stream()
                    .map(ZipEntry::getName)
                    .filter(name ->
                            !name.endsWith("/") && !name.matches("META-INF/[^/]+|.*module-info\\.class|.*pom\\.xml"))
                    .toList();
            return !files.isEmpty() && files.stream().allMatch(name -> jar.getEntry(name) != null);
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void the_jar_of_the_console_has_half_a_megabyte_at_most() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "extensions", "connectors-console", "target"))) {
            assertThat(files.filter(file ->
                            file.getFileName().toString().matches("connectors-console-[\\d.]+(-SNAPSHOT)?\\.jar")))
                    .singleElement()
                    .satisfies(jar -> assertThat(Files.size(jar)).isLessThanOrEqualTo(500_000));
        }
    }
}
