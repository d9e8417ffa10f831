package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.shop.ExampleDocuments;
import io.dataconnectors.examples.shop.StubShop;
import io.dataconnectors.internal.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types commands and remembers what came of them. In its folder are the example documents, which call its shop. */
final class Terminal implements AutoCloseable {
    static final String TOKEN = "tok-9d41e7";

    private final StubShop shop = StubShop.start();
    private final Path folder;

    Terminal(Path folder) {
        this.folder = folder;
        write("certificate.pem", shop.api().certificatePem());
        ExampleDocuments.names()
                .forEach(name ->
                        write(name, ExampleDocuments.read(name, shop.api().port())));
    }

    /**
     * What came of a command.
     *
     * @param out with line feeds as line ends, and times left out
     * @param err likewise
     */
    record Result(int exitStatus, String out, String err) {
        Map<?, ?> json() {
            return (Map<?, ?>) Json.read(out);
        }
    }

    Result type(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = ConnectorsCli.run(new PrintWriter(out), new PrintWriter(err), Map.of("SHOP_TOKEN", TOKEN), words);
        return new Result(status, steady(out), steady(err));
    }

    /** Types a command that calls the shop: with its token, its certificate and its address. */
    Result call(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--secret", "shop_token=env:SHOP_TOKEN", "--trust", file("certificate.pem")));
        all.addAll(List.of("--allow-address", "127.0.0.1/32", "--allow-port", String.valueOf(port())));
        return type(all.toArray(String[]::new));
    }

    private String steady(StringWriter printed) {
        return printed.toString()
                .replace(System.lineSeparator(), "\n")
                .replace("127.0.0.1:" + port(), "127.0.0.1:8443")
                .replace(folder + "/", "")
                .replaceAll("\\d+ ms", "N ms");
    }

    StubShop shop() {
        return shop;
    }

    int port() {
        return shop.api().port();
    }

    String file(String name) {
        return folder.resolve(name).toString();
    }

    String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shop.close();
    }
}
