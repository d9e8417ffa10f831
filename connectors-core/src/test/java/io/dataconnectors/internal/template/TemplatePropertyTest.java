package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds whatever the templates and the values are. A failure prints the seed that brings it back. */
class TemplatePropertyTest {
    private static final int RUNS = 2000;

    @Test
    void rendered_json_is_read_back_as_exactly_what_went_in() {
        forAll(random -> {
            RandomJson json = new RandomJson(random);
            JsonTemplate template = JsonTemplate.parse(json.text.toString(), json.names());
            String rendered =
                    template.render(Values.builder().values(json.values).build());

            assertThat(Json.read(rendered)).isEqualTo(json.expected);
        });
    }

    @Test
    void the_canonical_form_of_json_renders_alike_and_is_its_own_canonical_form() {
        forAll(random -> {
            RandomJson json = new RandomJson(random);
            JsonTemplate template = JsonTemplate.parse(json.text.toString(), json.names());
            JsonTemplate again = JsonTemplate.parse(template.canonical(), json.names());
            Values values = Values.builder().values(json.values).build();

            assertThat(again.canonical()).isEqualTo(template.canonical());
            assertThat(again.render(values)).isEqualTo(template.render(values));
        });
    }

    @Test
    void the_canonical_form_of_text_renders_alike_and_is_its_own_canonical_form() {
        List<String> parts =
                List.of("{", "{{", "\\", "\\\\", "}", "x", "{{a}}", "{{#a}}", "{{/a}}", "{{! }}", "{{setting.s}}");
        Names names =
                Names.builder().value("a", Shape.scalar()).setting("s", "\\{{{").build();
        Values values = Values.builder().value("a", "A").build();
        forAll(random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            TextTemplate template = parsed(() -> TextTemplate.parse(text.toString(), names));
            if (template != null) {
                TextTemplate again = TextTemplate.parse(template.canonical(), names);

                assertThat(again.canonical()).isEqualTo(template.canonical());
                assertThat(again.render(values)).isEqualTo(template.render(values));
            }
        });
    }

    @Test
    void a_rendered_url_has_the_host_the_depth_and_the_parameters_of_its_template() {
        Names names = Names.builder()
                .value("p", Shape.any())
                .value("q", Shape.any())
                .value("r", Shape.any())
                .build();
        UrlTemplate template = UrlTemplate.parse("https://api.example.com/a/{{p}}/b-{{q}}?x={{q}}&y=1&z=z{{r}}", names);
        forAll(random -> {
            RandomValues some = new RandomValues(random);
            String p = some.text();
            String q = some.text();
            String r = some.text();
            String url = rendered(() -> template.render(
                    Values.builder().value("p", p).value("q", q).value("r", r).build()));
            if (url == null) {
                assertThat(p).isIn("", ".", "..");
                return;
            }
            URI uri = URI.create(url);
            String[] segments = uri.getRawPath().split("/", -1);
            String[] parameters = uri.getRawQuery().split("&", -1);

            assertThat(UrlRules.problems(url)).isEmpty();
            assertThat(uri.getHost()).isEqualTo("api.example.com");
            assertThat(Arrays.stream(segments).map(TemplatePropertyTest::decoded))
                    .containsExactly("", "a", p, "b-" + q);
            assertThat(Arrays.stream(parameters).map(TemplatePropertyTest::decoded))
                    .containsExactly("x=" + q, "y=1", "z=z" + r);
        });
    }

    @Test
    void a_list_in_a_query_comes_apart_into_its_elements_again() {
        Names names = Names.builder().value("l", Shape.list(Shape.scalar())).build();
        QueryTemplate repeat = QueryTemplate.parse("a&b", "{{l}}", ArrayStyle.REPEAT, names);
        QueryTemplate comma = QueryTemplate.parse("a&b", "{{l}}", ArrayStyle.COMMA, names);
        forAll(random -> {
            RandomValues some = new RandomValues(random);
            List<String> list = List.of(some.text(), some.text(), some.text());
            Values values = Values.builder().value("l", list).build();

            assertThat(repeat.render(values).split("&", -1))
                    .allMatch(pair -> pair.startsWith("a%26b="))
                    .extracting(pair -> decoded(pair.substring(6)))
                    .containsExactlyElementsOf(list);
            assertThat(comma.render(values).substring(6).split(",", -1))
                    .extracting(TemplatePropertyTest::decoded)
                    .containsExactlyElementsOf(list);
        });
    }

    @Test
    void mutated_text_is_a_template_or_a_template_exception_and_renders_or_is_refused() {
        List<String> seeds = List.of(
                "https://api.example.com/a/{{x}}?b={{l}}&c=d{{#x}}e{{/x}}",
                "{\"a\": {{x}}, {{#l}}\"b\": \"{{.}}\",{{/l}} \"c\": [{{#o}}{{k}}{{/o}}]}",
                "Dear {{x | default: \"you\" | upper}},\n{{^l}}none{{/l}}{{#l}}{{.}}, {{/l}}\\{{ {{! bye }}",
                "<a b=\"{{x}}\">{{#l}}<i>{{. | html}}</i>{{/l}}</a>",
                "{{o.k | json}} {{secret.k | base64}} {{call.id}} {{setting.s}} {{x | date: 'yyyy', \"UTC\"}}");
        Names names = Names.builder()
                .value("x", Shape.scalar())
                .value("l", Shape.list(Shape.scalar()))
                .value("o", Shape.any())
                .setting("s", List.of("a", "{{x}}"))
                .build();
        List<Function<String, Function<Values, String>>> kinds = List.of(
                text -> UrlTemplate.parse(text, names)::render,
                text -> QueryTemplate.parse("n", text, ArrayStyle.INDICES, names)::render,
                text -> HeaderTemplate.parse(text, names)::render,
                text -> TextTemplate.parse(text, names)::render,
                text -> TextTemplate.parseMarkup(text, names)::render);
        forAll(random -> {
            RandomValues some = new RandomValues(random);
            Values values = Values.builder()
                    .value("x", some.value(3))
                    .value("l", random.nextInt(9) == 0 ? some.value(0) : List.of(some.scalar(), some.scalar()))
                    .value("o", random.nextBoolean() ? Map.of("k", some.text()) : some.value(0))
                    .secret("k", some.text())
                    .callId("id")
                    .build();
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            kinds.forEach(kind -> attempt(() -> kind.apply(text), values));
            Object json = attempt(() -> JsonTemplate.parse(text, names)::render, values);
            if (json != null) {
                Json.read((String) json);
            }
        });
    }

    private static String mutated(String seed, Random random) {
        String alphabet = "{}#^/|\"'\\,:[]. \nax1-!%&?=<>é\uD83D";
        StringBuilder text = new StringBuilder(seed);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(6));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, text.length() > 12 ? end : at);
                case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
            }
        }
        return text.toString();
    }

    private static String attempt(java.util.function.Supplier<Function<Values, String>> parse, Values values) {
        Function<Values, String> template = parsed(parse);
        return template == null ? null : rendered(() -> template.apply(values));
    }

    private static <T> T parsed(java.util.function.Supplier<T> parse) {
        try {
            return parse.get();
        } catch (TemplateException e) {
            assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.line() > 0 && problem.column() > 0);
            return null;
        }
    }

    private static String rendered(java.util.function.Supplier<String> render) {
        try {
            return render.get();
        } catch (RenderException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return null;
        }
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void forAll(Consumer<Random> property) {
        List<Long> seeds = new ArrayList<>();
        new Random(20261123).longs(RUNS).forEach(seeds::add);
        for (long seed : seeds) {
            try {
                property.accept(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With seed " + seed, e);
            }
        }
    }
}
