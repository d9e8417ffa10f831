package io.dataconnectors.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTemplateTest {
    @Test
    void the_example_of_the_format_renders() {
        Names names = Names.builder()
                .value("day", Shape.scalar())
                .value("note", Shape.scalar())
                .value("items", Shape.list(Shape.object(Map.of("sku", Shape.scalar(), "quantity", Shape.scalar()))))
                .build();
        JsonTemplate template = JsonTemplate.parse(
                "{\"date\": \"{{day}}\", \"lines\": [{{#items}}{\"sku\": \"{{sku}}\", \"qty\": {{quantity}}}{{/items}}],"
                        + " \"note\": \"{{note}}\"}",
                names);

        assertThat(template.render(Values.builder()
                        .value("day", "2026-01-31")
                        .value("items", List.of(Map.of("sku", "a\"b", "quantity", 2), Map.of("sku", "{{day}}")))
                        .build()))
                .isEqualTo(
                        "{\"date\":\"2026-01-31\",\"lines\":[{\"sku\":\"a\\\"b\",\"qty\":2},{\"sku\":\"{{day}}\"}]}");
        assertThat(template.canonical())
                .isEqualTo(
                        "{\"date\":\"{{day}}\",\"lines\":[{{#items}}{\"sku\":\"{{sku}}\",\"qty\":{{quantity}}}{{/items}}],"
                                + "\"note\":\"{{note}}\"}");
    }
}
