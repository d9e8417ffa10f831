package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.shop.ExampleDocuments;
import io.dataconnectors.examples.shop.StubShop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** The commands that show a connector's whole life at the stub shop, to be pasted into a shell such as bash or zsh. */
final class Tour {
    private static final String CERTIFICATE = "certificate.pem";
    private static final String USERS = """
            {"retrieve_order": [{"kind": "workflow", "id": "w-1", "name": "Is my order delivered?"}]}
            """;

    // spelt out each time: zsh does not take the value of a variable for several words
    private static final String REACH = " --allow-address 127.0.0.1 --allow-port PORT";
    private static final String CALL =
            " \\\n    --secret shop_token=env:SHOP_TOKEN --trust " + CERTIFICATE + " \\\n   " + REACH;

    private static final String LIFE = """
            The stub shop is at URL until Ctrl-C. It takes any token.
            Its documents and its certificate are in FOLDER.
            Paste what is indented into another terminal.

            First of all:
              cd FOLDERALIAS
              export SHOP_TOKEN=any

            A document: is it right, what would it send, what comes back?
              connectors validate retrieve-order.json
              connectors preview retrieve-order.json -i order_id=1042
              connectors run retrieve-order.jsonCALL -i order_id=1042
              connectors run list-orders.jsonCALL --context customer_id=c-7
              connectors test refund-order.jsonCALL \\
                -i order_id=1042 -i amount=10 --yes-it-writes

            A connector: it is a draft, is tested, is live, is in use, and goes.
              connectors --store store create retrieve-order.json
              connectors --store store preview retrieve_order -i order_id=1042
              connectors --store store simulate retrieve_order --answer answer.json \\
                -i order_id=1042REACH
              connectors --store store test retrieve_orderCALL -i order_id=1042
              connectors --store store set-live retrieve_order
              connectors --store store list
              connectors --store store execute retrieve_orderCALL -i order_id=1043
              connectors --store store dependents retrieve_order --used-by users.json
              connectors --store store set-draft retrieve_order
              connectors --store store rename retrieve_order find_order
              connectors --store store show find_order
              connectors --store store delete find_order""";

    private final StubShop shop;
    private final Path folder;

    /** @param folder where the commands find their files; it is made where it is missing */
    Tour(StubShop shop, Path folder) {
        this.shop = shop;
        this.folder = folder;
    }

    void writeFiles() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(CERTIFICATE), shop.api().certificatePem());
        Files.writeString(folder.resolve("answer.json"), StubShop.ANSWER);
        Files.writeString(folder.resolve("users.json"), USERS);
        for (String name : ExampleDocuments.names()) {
            Files.writeString(
                    folder.resolve(name), ExampleDocuments.read(name, shop.api().port()));
        }
    }

    /** Returns the commands, with words between them. */
    String commands() {
        String jar = jar();
        return LIFE.replace("URL", shop.api().url())
                .replace("CALL", CALL)
                .replace("REACH", REACH)
                .replace("PORT", String.valueOf(shop.api().port()))
                .replace("ALIAS", jar.isEmpty() ? "" : "\n  alias connectors=" + quoted("java -jar " + quoted(jar)))
                .replace("FOLDER", quoted(folder.toAbsolutePath().normalize().toString()));
    }

    private static String quoted(String word) {
        return word.matches("[\\w./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the jar that this runs from; empty if it is none. */
    private static String jar() {
        CodeSource source = Tour.class.getProtectionDomain().getCodeSource();
        try {
            String path =
                    source == null ? "" : Path.of(source.getLocation().toURI()).toString();
            return path.endsWith(".jar") ? path : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
