package io.dataconnectors.internal.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Body;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.request.RenderedRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What real APIs ask for, and what is sent then. */
class EveryBodyTest {
    private static final Map<String, Object> INPUTS = Map.of(
            "note",
            "a \"b\"",
            "count",
            new BigDecimal("10.00"),
            "flag",
            false,
            "tags",
            List.of("x", "y z"),
            "anything",
            Map.of("deep", List.of(1, Map.of("k", "v"))));

    private static String sent(Body body, Map<String, ?> inputs) {
        return new String(Sending.of(body).render(inputs).body(), UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    an empty object         | {}                                            | {}                             | {}
                    an empty array          | [ ]                                           | []                             | []
                    a root array            | [{"n": "{{note}}"}, {{count}}]                | [{"n":"a \\"b\\""},10.00]      | [{}]
                    a list as the root      | {{tags}}                                      | ["x","y z"]                    | -
                    a list in the root      | [{{#tags}}{"t": "{{.}}"}{{/tags}}]            | [{"t":"x"},{"t":"y z"}]        | []
                    an object as the root   | {{anything}}                                  | {"deep":[1,{"k":"v"}]}         | -
                    a text as the root      | "{{note}}"                                    | "a \\"b\\""                    | -
                    a number in quotes      | {"n": "{{count}}", "m": {{count}}}            | {"n":"10.00","m":10.00}        | {}
                    an optional section     | {{{#note}}"a": {"b": "{{note}}"}, {{/note}}"c": 1} | {"a":{"b":"a \\"b\\""},"c":1} | {"c":1}
                    one of two values       | {"a": {{#note}}"{{note}}"{{/note}}{{^note}}null{{/note}}} | {"a":"a \\"b\\""}  | {"a":null}
                    a truth value           | {"a": {{flag}}, "b": "{{flag}}"}              | {"a":false,"b":"false"}        | {}
                    a setting as a name     | {"fields": {"{{setting.field}}": "{{note}}"}} | {"fields":{"cf_\\"1\\"":"a \\"b\\""}} | {"fields":{}}
                    """)
    void json_is_what_its_template_shows(String what, String template, String full, String empty) {
        assertThat(sent(Body.json(template), INPUTS)).isEqualTo(full);
        if (!empty.equals("-")) {
            assertThat(sent(Body.json(template), Map.of())).isEqualTo(empty);
        }
    }

    @Test
    void a_merge_patch_tells_null_from_nothing() {
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("note", null);
        Body patch = Body.json("{\"note\": \"{{note}}\", \"n\": {{count}}}", "application/merge-patch+json");

        assertThat(sent(patch, cleared)).isEqualTo("{\"note\":null}");
        assertThat(sent(patch, Map.of("count", 1))).isEqualTo("{\"n\":1}");
        assertThat(Sending.of(patch).render(cleared).headers().get(0))
                .isEqualTo(new Header("Content-Type", "application/merge-patch+json"));
    }

    @Test
    void a_json_patch_has_the_operations_for_which_there_are_values() {
        Body patch = Body.json("""
                [{{#note}}{"op": "replace", "path": "/fields/System.Title", "value": "{{note}}"}{{/note}},
                 {{#tags}}{"op": "add", "path": "/tags/-", "value": "{{.}}"}{{/tags}}]""", "application/json-patch+json");

        assertThat(sent(patch, Map.of("tags", List.of("x", "y"))))
                .isEqualTo("[{\"op\":\"add\",\"path\":\"/tags/-\",\"value\":\"x\"},"
                        + "{\"op\":\"add\",\"path\":\"/tags/-\",\"value\":\"y\"}]");
        assertThat(sent(patch, Map.of())).isEqualTo("[]");
    }

    @Test
    void graphql_is_json_with_a_constant_query_and_variables() {
        Body graphql = Body.json("""
                {"query": "query Order($id: ID!, $first: Int = 5) {\\n  order(id: $id) { name note: metafield(key: \\"note\\") { value }}\\n  # \\{{no tag}}\\n}",
                 "variables": {"id": "{{note}}", "first": {{count}}}}""");

        Map<?, ?> read = (Map<?, ?>) Json.read(sent(graphql, Map.of("note", "gid://{{x}}\"}")));
        assertThat(read.get("query")).isEqualTo("""
                query Order($id: ID!, $first: Int = 5) {
                  order(id: $id) { name note: metafield(key: "note") { value }}
                  # {{no tag}}
                }""");
        assertThat(read.get("variables")).isEqualTo(Map.of("id", "gid://{{x}}\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INDICES  | t[0]=x&t[1]=y z&o[a][]=1&l[0][n]=10.00&e=x&e=y z
                    BRACKETS | t[]=x&t[]=y z&o[a][]=1&l[0][n]=10.00&e=x&e=y z
                    REPEAT   | t=x&t=y z&o[a][]=1&l[0][n]=10.00&e=x&e=y z
                    COMMA    | t=x,y z&o[a][]=1&l[0][n]=10.00&e=x&e=y z
                    JSON     | t=["x","y z"]&o[a][]=1&l=[{"n":10.00}]&e=x&e=y z&nil=[null]
                    """)
    void a_form_writes_its_lists_in_every_style(ArrayStyle style, String fields) {
        Body form = Body.form(
                "{\"t\": {{tags}}, \"o\": {\"a\": [1]}, \"l\": [{\"n\": {{count}}}], \"e\": {{tags}}, \"none\": \"{{note}}\", \"nil\": [null]}",
                style,
                Map.of("e", ArrayStyle.REPEAT, "o", ArrayStyle.BRACKETS));
        Map<String, ?> inputs = Map.of("tags", List.of("x", "y z"), "count", new BigDecimal("10.00"));

        assertThat(URLDecoder.decode(sent(form, inputs), UTF_8)).isEqualTo(fields);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void any_method_may_carry_a_body_or_none(Method method) {
        var builder = Sending.definition().request(method, "https://shop.example.com/orders");

        assertThat(Sending.of(builder).render(Map.of()).body()).isEmpty();
        assertThat(Sending.of(builder).render(Map.of()).headers())
                .extracting(Header::name)
                .containsExactly("Accept");
        RenderedRequest carrying = Sending.of(builder.body(Body.json("{\"reason\": \"{{note}}\"}")))
                .render(INPUTS);
        assertThat(carrying.method()).isEqualTo(method);
        assertThat(new String(carrying.body(), UTF_8)).isEqualTo("{\"reason\":\"a \\\"b\\\"\"}");
    }

    @Test
    void a_query_has_repeated_constants_bracketed_names_and_lists_in_every_style() {
        var builder = Sending.definition()
                .query("include", "lines")
                .query("include", "customer")
                .query("filter[status]", "{{note}}")
                .query("filter[{{setting.field}}]", "1");
        for (ArrayStyle style : ArrayStyle.values()) {
            builder.query(new QueryParameter("tag", "{{tags}}", style));
        }

        assertThat(Sending.of(builder)
                        .render(Map.of("tags", List.of("x", "y,z"), "note", "a&b"))
                        .url())
                .isEqualTo("https://shop.example.com/orders?include=lines&include=customer&filter%5Bstatus%5D=a%26b"
                        + "&filter%5Bcf_%221%22%5D=1"
                        + "&tag%5B0%5D=x&tag%5B1%5D=y%2Cz&tag%5B%5D=x&tag%5B%5D=y%2Cz&tag=x&tag=y%2Cz&tag=x,y%2Cz"
                        + "&tag=%5B%22x%22%2C%22y%2Cz%22%5D");
        assertThat(Sending.of(builder).render(Map.of("tags", List.of())).url())
                .isEqualTo(
                        "https://shop.example.com/orders?include=lines&include=customer&filter%5Bcf_%221%22%5D=1&tag=%5B%5D");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    {{call.id}}                                                          ; call-1
                    {{call.id | sha256}}                                                 ; 5d7963c4f471e142f5a72214a9666fb164718f9ba1066a7862ac1c5041887940
                    {{call.time}}                                                        ; 2026-11-23T10:15:30.250Z
                    {{call.time | epoch_s}}                                              ; 1795428930
                    {{call.time | epoch_ms}}                                             ; 1795428930250
                    {{call.time | date: "yyyy-MM-dd"}}                                   ; 2026-11-23
                    {{call.time | date: "yyyyMMdd'T'HHmmss'Z'"}}                         ; 20261123T101530Z
                    {{call.time | date: "dd.MM.yyyy HH:mm", "Europe/Berlin"}}            ; 23.11.2026 11:15
                    {{call.time | date: "EEE, dd MMM yyyy HH:mm:ss 'GMT'"}}              ; Mon, 23 Nov 2026 10:15:30 GMT
                    {{call.time | date: "yyyy-MM-dd'T'HH:mm:ssXXX", "Asia/Kolkata"}}     ; 2026-11-23T15:45:30+05:30
                    """)
    void the_calls_id_and_time_may_stand_anywhere_in_any_form(String tag, String text) {
        RenderedRequest request = Sending.of(Sending.definition()
                        .query("q", tag)
                        .header("X-Call", tag)
                        .body(Body.multipart(
                                Body.Part.value("text", tag),
                                Body.Part.value("json", "[{{call.time | epoch_s}}, \"{{call.id}}\"]")
                                        .contentType("application/json"))))
                .render(Map.of());

        assertThat(request.headers().stream()
                        .filter(header -> header.name().equals("X-Call"))
                        .findFirst()
                        .orElseThrow()
                        .value())
                .isEqualTo(text);
        assertThat(URI.create(request.url()).getQuery()).isEqualTo("q=" + text);
        assertThat(StrictMultipart.parts(request).get(0).text()).isEqualTo(text);
        assertThat(StrictMultipart.parts(request).get(1).text()).isEqualTo("[1795428930,\"call-1\"]");
    }

    @Test
    void an_idempotency_key_may_travel_in_the_body() {
        Body[] carrying = {
            Body.json("{\"idempotency_key\": \"{{call.id}}\"}"),
            Body.form("{\"idempotency_key\": \"crm-{{call.id}}\"}"),
            Body.multipart(Body.Part.value("key", "{{call.id}}")),
            Body.text("<key>{{call.id}}</key>", "text/xml")
        };
        for (Body body : carrying) {
            var builder = Sending.definition()
                    .idempotency(Idempotency.key("{{call.id}}"))
                    .body(body);
            assertThat(builder.build().isRepeatable()).isTrue();
            assertThat(new String(Sending.of(builder).render(Map.of()).body(), UTF_8))
                    .contains("call-1");
        }
    }
}
