package io.dataconnectors.document;

import static io.dataconnectors.document.ShopifyPack.ORDER;
import static io.dataconnectors.document.ShopifyPack.ORIGINAL;
import static io.dataconnectors.document.ShopifyPack.TAG;
import static io.dataconnectors.document.ShopifyPack.shopify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where settings of a pack may be left open, and what their values may be. */
class OpenSettingsTest {
    @Test
    void a_setting_is_open_with_the_type_that_it_has() {
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(ORDER)
                .connector(TAG)
                .open("shop", "a")
                .open("urgent", "b")
                .open("limit", "c")
                .open("rate", "d")
                .build();

        assertThat(pack.settings())
                .containsExactly(
                        Input.string("shop").description("a").required(),
                        Input.bool("urgent").description("b").required(),
                        Input.integer("limit").description("c").required(),
                        Input.number("rate").description("d").required());
    }

    @Test
    void a_time_zone_may_be_open() {
        ConnectorDefinition visit = ConnectorDefinition.builder("visit")
                .description("d")
                .setting("region", "eu")
                .setting("zone", "Europe/Berlin")
                .input(Input.datetime("start").required())
                .get("https://{{setting.region}}.example.com/{{start | date: \"HH:mm\", setting.zone}}")
                .build();

        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(visit)
                .open("region", "")
                .open("zone", "")
                .build();

        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("region", "eu", "zone", "Europe/Berlin")))
                .containsExactly(visit);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> pack.fill(Map.of("region", "eu", "zone", "Mars")));
    }

    @Test
    void several_time_zones_may_be_open_in_one_template() {
        ConnectorDefinition visit = ConnectorDefinition.builder("visit")
                .description("d")
                .setting("from", "Europe/Berlin")
                .setting("to", "Asia/Tokyo")
                .input(Input.datetime("start").required())
                .get(
                        "https://api.example.com/{{start | date: \"HH:mm\", setting.from}}/{{start | date: \"HH:mm\", setting.to}}")
                .build();

        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(visit)
                .open("from", "")
                .open("to", "")
                .build();

        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("from", "Europe/Berlin", "to", "Asia/Tokyo")))
                .containsExactly(visit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.fields.customfield_{{setting.s}}",
                "$.a{{setting.s}}",
                "$.fields[?@.id == {{setting.s}}].value",
                "$.fields[{{setting.s}}]",
                "$['{{setting.s}}']",
                "/fields/{{setting.s}}"
            })
    void a_part_of_a_path_may_be_open(String path) {
        assertOpen("7", definition -> definition.output("x", path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    {{day | date: setting.s}}                       → dd.MM.yyyy
                    {{day | date: "HH", setting.s}}                 → Europe/Berlin
                    {{setting.s | number}}                          → 7
                    {{setting.s | times: 100}}                      → 0.50
                    {{setting.s | date: "dd.MM."}}                  → 2026-11-23
                    {{setting.s | number}}{{day | date: setting.s}} → 7
                    """)
    void what_filters_work_with_may_be_open(String template, String value) {
        assertOpen(value, definition -> definition.query("x", template));
    }

    @Test
    void a_member_of_an_answer_may_be_open() {
        assertOpen("region", definition -> definition.output("x", "$.{{setting.s}}"));
    }

    @Test
    void settings_of_several_kinds_may_be_open_in_one_tag() {
        ConnectorDefinition definition = ConnectorDefinition.builder("look_up")
                .description("d")
                .setting("pattern", "HH:mm")
                .setting("zone", "Asia/Tokyo")
                .input(Input.datetime("start"))
                .get("https://api.example.com/x")
                .query("x", "{{start | date: setting.pattern, setting.zone}}")
                .build();
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(definition)
                .open(Input.string("pattern"))
                .open(Input.string("zone"))
                .build();

        assertThat(pack.fill(Map.of("pattern", "HH:mm", "zone", "Asia/Tokyo"))).containsExactly(definition);
    }

    @Test
    void where_nothing_fits_it_is_said_what_was_tried_and_what_helps() {
        ConnectorDefinition definition = ConnectorDefinition.builder("look_up")
                .description("d")
                .setting("q", "'")
                .input(Input.string("text"))
                .get("https://api.example.com/x")
                .query("x", "{{text | quote: setting.q}}")
                .build();

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> ConnectorPack.builder("p")
                        .description("d")
                        .connector(definition)
                        .open(Input.string("q"))
                        .build())
                .withMessage(
                        "/connectors/0/request/query/0/value: Line 1, column 10: 'quote' takes the quote \"'\" or '\"'"
                                + " (judged with 's1.example' for the open setting q, as there is no default)");
        assertThat(ConnectorPack.builder("p")
                        .description("d")
                        .connector(definition)
                        .open(Input.string("q").defaultValue("'"))
                        .build()
                        .fill(Map.of()))
                .containsExactly(definition);
    }

    private static void assertOpen(String value, UnaryOperator<ConnectorDefinition.Builder> using) {
        ConnectorDefinition definition = using.apply(ConnectorDefinition.builder("look_up")
                        .description("d")
                        .setting("s", value)
                        .input(Input.date("day"))
                        .get("https://api.example.com/x"))
                .build();
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(definition)
                .open(Input.string("s"))
                .build();
        assertThat(ConnectorPack.read(pack.write()).fill(Map.of("s", value))).containsExactly(definition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/",
                "evil.com#",
                "evil.com?",
                "a@evil.com",
                "evil.com:1",
                "",
                " ",
                "..",
                "a..b",
                "x\\",
                "{{secret.x}}",
                "%2e",
                "-",
                "é",
                "a\nb",
                "[::1]",
                "\u202Eacme",
                "evil。com"
            })
    void what_stands_in_the_host_is_a_part_of_a_name(String value) {
        ConnectorPack pack = ConnectorPack.builder("p")
                .description("d")
                .connector(ORDER)
                .open(Input.string("shop"))
                .build();

        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> pack.fill(Map.of("shop", value)))
                .satisfies(e -> assertThat(e.violations())
                        .allMatch(violation -> violation.pointer().equals("/connectors/0/request/url")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a\"b|{\"a\\\"b\":0.50,\"urgent\":true}", "{{x}}|{\"{{x}}\":0.50,\"urgent\":true}"})
    void what_stands_in_the_name_of_a_member_stays_a_name(String value, String body) {
        ConnectorPack pack = shopify().build();
        Map<String, Object> settings = new HashMap<>(ORIGINAL);
        settings.put("field", value);

        ConnectorDefinition tag = pack.fill(settings).get(1);

        byte[] sent = CallInputs.check(DefinitionCompiler.compile(tag), Invocation.of(Map.of()))
                .render(Map.of("hmac_key", Secret.of("s3cret")), "call-1", Instant.EPOCH)
                .body();
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(body);
    }
}
