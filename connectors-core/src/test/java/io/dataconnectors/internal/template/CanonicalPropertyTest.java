package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates that are equal in their canonical form render equally: what was tested as one may go live as the other. */
class CanonicalPropertyTest {
    private static final long SEED = 20261123;
    private static final int TEMPLATES = Thorough.rounds(2_000, 6_000);

    private static final Names NAMES = Names.builder()
            .value("x", Shape.any())
            .value("l", Shape.list(Shape.scalar()))
            .setting("empty", "")
            .setting("a", "a")
            .setting("on", true)
            .setting("off", false)
            .setting("unset", null)
            .setting("list", List.of(1, 2))
            .build();

    private static final List<Values> VALUES = List.of(
            Values.builder().build(),
            Values.builder().value("x", null).value("l", null).build(),
            Values.builder().value("x", "").value("l", List.of()).build(),
            Values.builder().value("x", "a").value("l", List.of("a")).build(),
            Values.builder().value("x", false).value("l", List.of("a", "b")).build(),
            Values.builder().value("x", List.of("a", "b")).build(),
            Values.builder().value("x", Map.of("k", "v")).build());

    private record Parsed(Template template, Function<Values, String> render) {}

    private enum Kind {
        JSON(some -> some.json(), text -> {
            JsonTemplate template = JsonTemplate.parse(text, NAMES);
            return new Parsed(template, template::render);
        }),
        PATH(some -> "https://example.com/" + some.text() + "/b", text -> {
            UrlTemplate template = UrlTemplate.parse(text, NAMES);
            return new Parsed(template, template::render);
        }),
        QUERY_IN_A_URL(some -> "https://example.com/?n=" + some.text() + "&" + some.text(), text -> {
            UrlTemplate template = UrlTemplate.parse(text, NAMES);
            return new Parsed(template, template::render);
        }),
        QUERY(some -> some.text(), text -> {
            QueryTemplate template = QueryTemplate.parse("n", text, ArrayStyle.INDICES, NAMES);
            return new Parsed(template, template::render);
        }),
        HEADER(some -> some.text(), text -> {
            HeaderTemplate template = HeaderTemplate.parse(text, NAMES);
            return new Parsed(template, values -> String.valueOf(template.render(values)));
        }),
        TEXT(some -> some.text(), text -> {
            TextTemplate template = TextTemplate.parse(text, NAMES);
            return new Parsed(template, template::render);
        }),
        MARKUP(some -> "<a b='" + some.text() + "'>", text -> {
            TextTemplate template = TextTemplate.parseMarkup(text, NAMES);
            return new Parsed(template, template::render);
        });

        final Function<RandomTemplate, String> random;
        final Function<String, Parsed> parse;

        Kind(Function<RandomTemplate, String> random, Function<String, Parsed> parse) {
            this.random = random;
            this.parse = parse;
        }
    }

    @ParameterizedTest
    @EnumSource
    void templates_of_one_canonical_form_render_equally(Kind kind) {
        Random random = new Random(SEED);
        RandomTemplate some = new RandomTemplate(random);
        Map<String, Parsed> known = new HashMap<>();
        int pairs = 0;
        for (int i = 0; i < TEMPLATES; i++) {
            Parsed parsed = parsed(kind, kind.random.apply(some));
            Parsed equal = parsed == null ? null : known.putIfAbsent(parsed.template.canonical(), parsed);
            if (equal != null && !equal.template.text().equals(parsed.template.text())) {
                pairs++;
                assertThat(outcomes(parsed))
                        .as("%s and %s", parsed.template, equal.template)
                        .isEqualTo(outcomes(equal));
            }
        }
        assertThat(pairs).as("pairs that were compared").isGreaterThan(100);
    }

    private static Parsed parsed(Kind kind, String text) {
        try {
            return kind.parse.apply(text);
        } catch (TemplateException e) {
            return null;
        }
    }

    private static List<String> outcomes(Parsed parsed) {
        return VALUES.stream().map(values -> outcome(parsed, values)).toList();
    }

    private static String outcome(Parsed parsed, Values values) {
        try {
            return parsed.render.apply(values);
        } catch (RenderException e) {
            return "refused: " + e.getMessage();
        }
    }

    /** Templates by chance, of few parts, so that two of one canonical form are met often. */
    private static final class RandomTemplate {
        private static final List<String> PARTS = List.of(
                "a",
                "{{x}}",
                "{{x}}",
                "{{l}}",
                "{{setting.empty}}",
                "{{setting.empty}}",
                "{{setting.a}}",
                "{{setting.unset}}");
        private static final List<String> SECTIONS = List.of(
                "{{#setting.on}}", "{{#setting.off}}", "{{^setting.off}}", "{{#setting.list}}", "{{#x}}", "{{^x}}");

        private final Random random;

        RandomTemplate(Random random) {
            this.random = random;
        }

        String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append(random.nextInt(3) == 0 ? section(text()) : one(PARTS));
            }
            return text.toString();
        }

        String json() {
            return random.nextBoolean()
                    ? "{\"n\": " + value() + ", " + members() + "}"
                    : "[" + value() + ", " + section(value()) + "]";
        }

        private String members() {
            String member = "\"" + one(List.of("m", "{{setting.a}}", "{{setting.empty}}")) + "\": " + value();
            return random.nextBoolean() ? member : section(member);
        }

        private String value() {
            return switch (random.nextInt(6)) {
                case 0 -> one(List.of("1", "{{x}}", "{{l}}", "{{setting.unset}}"));
                case 1 -> section(value());
                case 2 -> section(value()) + section(value());
                default -> "\"" + text() + "\"";
            };
        }

        private String section(String body) {
            String open = one(SECTIONS);
            return open + body + "{{/" + open.substring(3);
        }

        private String one(List<String> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
