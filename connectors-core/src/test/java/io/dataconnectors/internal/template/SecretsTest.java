package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ArrayStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String SECRET = "s3cr&t/\"<\\";

    private static final Names NAMES =
            Names.builder().value("x", Shape.list(Shape.scalar())).build();

    private static final Values VALUES =
            Values.builder().value("x", List.of(1)).secret("k", SECRET).build();

    private static final Values MASKED =
            Values.builder().value("x", List.of(1)).masked().build();

    @Test
    void a_secret_is_encoded_for_its_position() {
        assertThat(UrlTemplate.parse("https://api.example.com/{{secret.k}}?k={{secret.k}}&l=a{{secret.k}}", NAMES)
                        .render(VALUES))
                .isEqualTo(
                        "https://api.example.com/s3cr%26t%2F%22%3C%5C?k=s3cr%26t%2F%22%3C%5C&l=as3cr%26t%2F%22%3C%5C");
        assertThat(HeaderTemplate.parse("Bearer {{secret.k}}", NAMES).render(VALUES))
                .isEqualTo("Bearer " + SECRET);
        assertThat(JsonTemplate.parse("[{{secret.k}}, \"{{secret.k}}\", \"a{{secret.k}}\"]", NAMES)
                        .render(VALUES))
                .isEqualTo("[\"s3cr&t/\\\"<\\\\\",\"s3cr&t/\\\"<\\\\\",\"as3cr&t/\\\"<\\\\\"]");
        assertThat(TextTemplate.parseMarkup("<a>{{secret.k}}</a>", NAMES).render(VALUES))
                .isEqualTo("<a>s3cr&amp;t/&quot;&lt;\\</a>");
    }

    @Test
    void masked_a_secret_is_three_asterisks_in_every_position_whatever_its_filters() {
        assertThat(UrlTemplate.parse("https://api.example.com/{{secret.k}}?k={{secret.k}}&l=a{{secret.k}}", NAMES)
                        .render(MASKED))
                .isEqualTo("https://api.example.com/***?k=***&l=a***");
        assertThat(QueryTemplate.parse("k", "{{secret.k | sha256}}", ArrayStyle.JSON, NAMES)
                        .render(MASKED))
                .isEqualTo("k=***");
        assertThat(HeaderTemplate.parse("Basic {{secret.k | base64}}", NAMES).render(MASKED))
                .isEqualTo("Basic ***");
        assertThat(JsonTemplate.parse("[{{secret.k}}, \"{{secret.k | md5}}\", \"a{{secret.k}}\"]", NAMES)
                        .render(MASKED))
                .isEqualTo("[\"***\",\"***\",\"a***\"]");
        assertThat(TextTemplate.parseMarkup("{{#x}}<a>{{secret.k}}</a>{{/x}}", NAMES)
                        .render(MASKED))
                .isEqualTo("<a>***</a>");
        assertThat(TextTemplate.parse("{{secret.k}}", NAMES)
                        .render(VALUES.toBuilder().masked().build()))
                .isEqualTo("***");
    }

    @Test
    void values_have_no_text_form_that_would_tell_a_secret() {
        assertThat(VALUES.toString()).doesNotContain("s3cr");
    }
}
