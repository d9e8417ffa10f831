package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A template is read or refused, renders or says why not, and what it renders has the shape of its place. */
class TemplateFuzzTest {
    private static final List<String> CORPUS = List.of(
            "plain \\{{ text",
            "{{order_id}}",
            "{{#items}}{{sku}}, {{.}}{{/items}}{{^items}}none{{/items}}",
            "{{ day | date: \"yyyy-MM-dd\", \"Europe/Berlin\" }}",
            "{{items | json | base64url}}",
            "{{! a comment }}{{setting.shop}}{{call.id}}{{call.time | epoch_ms}}",
            "{{secret.shop_token}}");
    private static final String[] WORDS = {
        "{{",
        "}}",
        "{{#",
        "{{/",
        "{{^",
        "{{!",
        "\\{{",
        "{{.}}",
        "order_id",
        "items",
        "day",
        "note",
        "amount",
        "deep",
        "deep.a.b",
        " | ",
        "default: \"x\"",
        "date: \"yyyy\"",
        "epoch_s",
        "string",
        "number",
        "upper",
        "join: \",\"",
        "first",
        "last",
        "size",
        "json",
        "html",
        "quote",
        "base64",
        "md5",
        "sha256",
        "secret.t",
        "setting.shop",
        "call.id",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null"
    };

    @Test
    void texts() throws InterruptedException {
        feed(CORPUS, TextTemplate::parse, (template, values) -> ((TextTemplate) template).render(values));
    }

    @Test
    void markup() throws InterruptedException {
        feed(CORPUS, TextTemplate::parseMarkup, (template, values) -> ((TextTemplate) template).render(values));
    }

    @Test
    void headers() throws InterruptedException {
        feed(CORPUS, HeaderTemplate::parse, (template, values) -> {
            String value = ((HeaderTemplate) template).render(values);
            assertThat(value == null ? null : HeaderRules.valueProblem(value)).isNull();
            return value;
        });
    }

    @Test
    void json() throws InterruptedException {
        List<String> corpus = new ArrayList<>(CORPUS);
        corpus.add(
                "{\"id\": \"{{order_id}}\", \"n\": {{amount}}, \"lines\": [{{#items}}{\"sku\": \"{{sku}}\"}{{/items}}]}");
        corpus.add("{{#note}}{\"a {{note}} b\": 1}{{/note}}");
        feed(corpus, JsonTemplate::parse, (template, values) -> {
            String json = ((JsonTemplate) template).renderIfAny(values);
            if (json != null) {
                Json.read(json);
            }
            return json;
        });
    }

    @Test
    void queries() throws InterruptedException {
        feed(CORPUS, (text, names) -> QueryTemplate.parse("q", text, ArrayStyle.REPEAT, names), (template, values) -> {
            String query = ((QueryTemplate) template).render(values);
            assertThat(query == null ? "" : query).matches("[!-~&&[^#]]*");
            return query;
        });
    }

    @Test
    void urls() throws InterruptedException {
        List<String> corpus = new ArrayList<>();
        CORPUS.forEach(text -> corpus.add("https://shop.example.com/" + text));
        corpus.add(
                "https://{{setting.shop}}.example.com:8443/v1/{{order_id}}?a={{note}}&b={{#items}}{{sku}}{{/items}}");
        corpus.add("https://shop.example.7o?{{note}}");
        feed(corpus, UrlTemplate::parse, (template, values) -> {
            String url = ((UrlTemplate) template).render(values);
            assertThat(UrlRules.problems(url)).isEmpty();
            assertThat(URI.create(url).getHost()).isNotNull();
            return url;
        });
    }

    private static void feed(
            List<String> corpus,
            BiFunction<String, Names, Template> parser,
            BiFunction<Template, Values, String> renderer)
            throws InterruptedException {
        Names names = Samples.names();
        List<Values> samples = Samples.values();
        Fuzz.from(corpus).words(WORDS).feed(text -> {
            Template template;
            try {
                template = parser.apply(text, names);
            } catch (TemplateException e) {
                assertThat(e.getCause()).isNull();
                return Fuzz.kind(e.getMessage());
            }
            StringBuilder kinds = new StringBuilder("parsed " + template.names().size());
            for (Values values : samples) {
                kinds.append(rendered(template, values, renderer));
            }
            return kinds.toString();
        });
    }

    private static String rendered(Template template, Values values, BiFunction<Template, Values, String> renderer) {
        try {
            return renderer.apply(template, values) == null ? " none" : " text";
        } catch (RenderException e) {
            return Fuzz.kind(e.getMessage());
        }
    }
}
