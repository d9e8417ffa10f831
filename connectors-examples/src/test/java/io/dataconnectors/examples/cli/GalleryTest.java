package io.dataconnectors.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.examples.cli.Terminal.Result;
import io.dataconnectors.gallery.Gallery;
import io.dataconnectors.gallery.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GalleryTest extends TerminalTest {
    private static final String SECRET =
            "/secrets/shopify_token: There is no secret of this name yet: An access token of the Admin API\n";

    static List<Operation> operations() {
        return Gallery.ofVendors().operations();
    }

    @Test
    void all_operations_are_listed_by_their_ids() {
        Result result = terminal.type("gallery");

        assertThat(result.exitStatus()).isZero();
        assertThat(result.out())
                .startsWith("adyen/refund-payment            Adyen: Refund a payment\n")
                .endsWith("\n48 operations\n");
        assertThat(result.out().lines()).hasSize(operations().size() + 1);
    }

    @Test
    void words_find_those_that_have_them_all() {
        assertThat(terminal.type("gallery", "Refund", "Shopify")).isEqualTo(new Result(0, """
                        shopify/refund-order  Shopify: Refund an order
                        1 operation
                        """, ""));
        assertThat(terminal.type("gallery", "nothing like it")).isEqualTo(new Result(0, "0 operations\n", ""));
    }

    @Test
    void one_is_shown_with_what_it_calls_and_asks_for_and_how_to_go_on() {
        assertThat(terminal.type("gallery", "shopify/find-order")).isEqualTo(new Result(0, """
                        Shopify: Find an order (GraphQL)
                        Finds an order by its number and the e-mail address of the customer.
                        https://shopify.dev/docs/api

                        POST https://{{setting.shop}}.myshopify.com/admin/api/2025-10/graphql.json
                        input number (integer, required): The number of the order, without #
                        input email (string, required)
                        output order_id
                        output paid
                        output delivery
                        output total
                        output tracking

                        setting shop (string): The name of the shop: NAME.myshopify.com
                        secret shopify_token: An access token of the Admin API

                        To write its document, with values of yours:
                        connectors gallery shopify/find-order --set shop=example --out shopify_find_order.json
                        """, ""));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void the_command_that_is_shown_writes_a_valid_document(Operation operation) throws IOException {
        List<String> shown =
                terminal.type("gallery", operation.id()).out().lines().toList();
        List<String> words = new ArrayList<>(List.of(shown.get(shown.size() - 1).split(" ")));
        String file = words.remove(words.size() - 1);
        words.add(terminal.file(file));

        Result written = terminal.type(words.subList(1, words.size()).toArray(String[]::new));

        assertThat(written.out()).isEqualTo("Wrote " + file + "\n");
        assertThat(written.exitStatus()).isZero();
        assertThat(ConnectorDocument.read(Files.readString(folder.resolve(file))))
                .isEqualTo(operation.definition());
    }

    @Test
    void one_that_is_filled_in_becomes_a_document_under_the_name_that_is_given() throws IOException {
        Result result = terminal.type(
                "gallery",
                "shopify/refund-order",
                "--set",
                "shop=acme",
                "--name",
                "refund_order",
                "--out",
                terminal.file("refund.json"));

        assertThat(result).isEqualTo(new Result(0, "Wrote refund.json\n", SECRET));
        assertThat(Files.readString(folder.resolve("refund.json")))
                .contains("\"name\": \"refund_order\"", "\"shop\": \"acme\"");
    }

    @Test
    void one_that_is_filled_in_becomes_a_draft_of_a_store() {
        String store = terminal.file("store");

        Result result = terminal.type("--store", store, "gallery", "shopify/refund-order", "--set", "shop=acme");

        assertThat(result)
                .isEqualTo(new Result(0, "Created shopify_refund_order: draft, revision 1, never tested\n", SECRET));
        assertThat(terminal.type("--store", store, "list").out()).startsWith("shopify_refund_order  draft");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stripe/refund-chare            | The gallery has no operation stripe/refund-chare; did you mean "stripe/refund-charge"?
                    refund --out x.json            | Name one operation by its id, such as stripe/refund-charge; connectors gallery lists them
                    --name x                       | Name one operation by its id, such as stripe/refund-charge; connectors gallery lists them
                    stripe/refund-charge stripe/list-charges --set a=b | Name one operation by its id, such as stripe/refund-charge; connectors gallery lists them
                    shopify/refund-order --out x.json | /settings/shop: is required
                    shopify/refund-order --out x.json --set shop=a.b | /settings/shop: must match the pattern ^[a-z0-9-]+$
                    shopify/refund-order --out x.json --set shop=a --set shp=a | /settings/shp: is no open setting of this pack; did you mean "shop"?
                    """)
    void what_cannot_be_followed_is_refused_and_nothing_is_written(String words, String message) {
        assertThat(terminal.type(("gallery " + words).split(" "))).isEqualTo(new Result(2, "", message + "\n"));
        assertThat(Path.of("x.json")).doesNotExist();
    }

    @Test
    void a_name_that_is_none_is_refused() {
        Result result =
                terminal.type("gallery", "stripe/refund-charge", "--name", "Refund!", "--out", terminal.file("x.json"));

        assertThat(result.exitStatus()).isEqualTo(2);
        assertThat(result.err()).contains("/name");
        assertThat(folder.resolve("x.json")).doesNotExist();
    }

    @Test
    void as_json_operations_are_objects_and_one_has_its_pack() {
        Map<?, ?> list = terminal.type("gallery", "refund", "shopify", "--json").json();
        Map<?, ?> one =
                terminal.type("gallery", "shopify/refund-order", "--json").json();

        Map<?, ?> listed = (Map<?, ?>) ((List<?>) list.get("operations")).get(0);
        assertThat(listed.keySet().stream().map(String::valueOf))
                .containsExactly("id", "title", "description", "vendor", "docs");
        assertThat(listed.get("docs")).isEqualTo("https://shopify.dev/docs/api");
        assertThat(one.get("id")).isEqualTo(listed.get("id"));
        assertThat(ConnectorPack.ofValue(one.get("pack")).connectors()).containsExactly("shopify_refund_order");
    }
}
