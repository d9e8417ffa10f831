package io.dataconnectors.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GalleryTest {
    private static final Gallery GALLERY = Gallery.ofVendors();

    static List<Operation> operations() {
        return GALLERY.operations();
    }

    static List<Vendor> vendors() {
        return GALLERY.vendors();
    }

    private static Operation operation(String id) {
        return Objects.requireNonNull(GALLERY.operation(id), id);
    }

    @Test
    void every_document_of_the_folder_is_listed_and_no_other() {
        assertThat(operations())
                .extracting(Operation::id)
                .containsExactlyElementsOf(VendorOperation.all().stream()
                        .map(VendorOperation::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_is_called_as_on_its_page_and_is_the_document_beside_it(Operation operation) throws IOException {
        Path page = Path.of("vendors", operation.id() + ".md");
        Path document = Path.of("vendors", operation.id() + ".json");

        String title = operation.title();
        String called = Character.toLowerCase(title.charAt(0)) + title.substring(1);
        assertThat(Files.readString(page)).startsWith("# " + operation.vendor().title() + ": " + called + "\n");
        assertThat(operation.definition()).isEqualTo(ConnectorDocument.read(Files.readString(document)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_filled_in_as_its_example_is_its_definition(Operation operation) {
        ConnectorDefinition filled = operation.fill(operation.definition().settings());

        assertThat(filled).isEqualTo(operation.definition());
        assertThat(ConnectorDocument.digest(filled)).isEqualTo(ConnectorDocument.digest(operation.definition()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void all_that_an_operation_asks_for_is_described(Operation operation) {
        ConnectorPack pack = operation.pack();

        assertThat(pack.settings())
                .extracting(Input::name)
                .containsExactlyInAnyOrderElementsOf(
                        operation.definition().settings().keySet());
        assertThat(pack.settings())
                .allSatisfy(setting -> assertThat(setting.description()).isNotBlank());
        assertThat(pack.secrets()).containsOnlyKeys(ConnectorDocument.secrets(operation.definition()));
        assertThat(pack.secrets().values()).allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(pack.signers().values()).allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void the_pack_of_a_vendor_has_all_its_operations_and_comes_back_from_its_document(Vendor vendor) {
        ConnectorPack pack = vendor.pack();

        assertThat(pack.connectors())
                .containsExactlyElementsOf(vendor.operations().stream()
                        .map(operation -> operation.definition().name())
                        .toList());
        assertThat(ConnectorPack.read(pack.write()).write()).isEqualTo(pack.write());
        assertThat(vendor.operations())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(operation.vendor()).isSameAs(vendor));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void the_documentation_of_a_vendor_is_at_an_address_of_the_web(Vendor vendor) {
        assertThat(vendor.docs()).hasScheme("https").hasNoUserInfo().hasNoFragment();
        assertThat(vendor.docs().getHost()).contains(".");
    }

    @Test
    void vendors_and_operations_are_in_the_order_of_their_names() {
        assertThat(vendors()).extracting(Vendor::name).isSorted();
        assertThat(operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    refund-charge           | stripe/refund-charge
                    REFUND lines            | shopify/refund-order walmart/refund-lines
                    order Refund SHOPify    | shopify/refund-order
                    refund_order            | bigcommerce/refund-order shopify/refund-order
                    slack.com               | slack/post-message
                    TWITTER                 |
                    JIRA ISSUE              | jira/attach-files jira/create-issue jira/search-issues jira/transition-issue
                    twilio number           | twilio/verify-phone
                    patch paypal            | paypal/update-order
                    """)
    void a_search_finds_what_has_every_word_whatever_its_case(String text, String found) {
        assertThat(GALLERY.search(text).stream().map(Operation::id).collect(Collectors.joining(" ")))
                .isEqualTo(found == null ? "" : found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t\n"})
    void a_search_for_nothing_finds_all(String text) {
        assertThat(GALLERY.search(text)).isEqualTo(operations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stripe", "stripe/", "STRIPE/refund-charge", "../gallery", "stripe/refund-charge.json"})
    void an_unknown_id_is_no_operation(String id) {
        assertThat(GALLERY.operation(id)).isNull();
    }

    @Test
    void what_is_missing_is_told_with_what_it_is() {
        assertThat(operation("shopify/refund-order").pack().missing(Map.of(), Set.of(), Set.of()))
                .extracting(violation -> violation.pointer() + ": " + violation.message())
                .containsExactly(
                        "/settings/shop: is required",
                        "/secrets/shopify_token: There is no secret of this name yet: An access token of the Admin API");
        assertThat(operation("walmart/refund-lines").pack().missing(Map.of("consumer", "c"), Set.of(), Set.of()))
                .extracting(violation -> violation.pointer())
                .containsExactly("/secrets/walmart_private_key", "/secrets/walmart_channel_type", "/signers/walmart");
    }

    @ParameterizedTest
    @CsvSource({
        "shopify/refund-order, shop, acme.evil.example",
        "shopify/refund-order, shop, acme.evil.example/",
        "shopify/refund-order, shop, acme:8443",
        "jira/transition-issue, site, a@evil",
        "mailchimp/update-subscriber, dc, us6.evil.example",
        "paypal/refund-capture, api, evil",
        "zendesk/search-tickets, subdomain, evil.example/",
        "aws/create-case, region, eu.evil.example"
    })
    void a_setting_in_a_host_is_the_part_of_it_that_it_should_be(String id, String setting, String value) {
        Operation operation = operation(id);
        Map<String, Object> settings = new TreeMap<>(operation.definition().settings());
        settings.put(setting, value);

        assertThatThrownBy(() -> operation.fill(settings))
                .isInstanceOfSatisfying(
                        InvalidDefinitionException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/settings/" + setting));
    }

    @Test
    void what_is_filled_in_is_created_as_a_draft_under_any_name() {
        ConnectorRegistry connectors = ConnectorRegistry.builder().build();
        ConnectorDefinition filled = operation("shopify/refund-order").fill(Map.of("shop", "acme"));

        Connector created = connectors.create(filled);
        Connector other =
                connectors.create(filled.toBuilder().name("refund_acme").build());

        assertThat(created.name()).isEqualTo("shopify_refund_order");
        assertThat(created.draft().settings()).containsEntry("shop", "acme");
        assertThat(other.name()).isEqualTo("refund_acme");
    }
}
