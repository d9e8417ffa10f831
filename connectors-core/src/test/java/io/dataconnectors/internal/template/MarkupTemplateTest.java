package io.dataconnectors.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.internal.template.RenderException.TemplateException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MarkupTemplateTest {
    private static final Names NAMES = Names.builder()
            .value("x", Shape.scalar())
            .value("missing", Shape.scalar())
            .value("list", Shape.list(Shape.scalar()))
            .setting("tag", "order")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "<b a='1'>&amp; \"</b>",
                "]]><!-- -->",
                "a\r\nb\tc  d",
                " ",
                "é😀\u2028\u200F",
                "{{x}}",
                "\\",
                "<?xml?><!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;"
            })
    void a_value_is_read_as_it_is_in_text_and_in_attributes(String value) throws Exception {
        TextTemplate template = TextTemplate.parseMarkup("<a d=\"{{x}}\" s='{{x}}'><b>{{x}}</b></a>", NAMES);

        Element root = parsed(template.render(with(value)));

        assertThat(root.getAttribute("d")).isEqualTo(value);
        assertThat(root.getAttribute("s")).isEqualTo(value);
        assertThat(root.getTextContent()).isEqualTo(value);
        assertThat(root.getChildNodes().getLength()).isEqualTo(1);
    }

    private static Element parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0008", "\u001B", "\uFFFE", "\uFFFF", "\uD83D", "a\uDE00"})
    void a_value_with_a_character_that_xml_cannot_carry_is_refused(String value) {
        TextTemplate template = TextTemplate.parseMarkup("<a>{{x}}</a>", NAMES);

        assertThatExceptionOfType(RenderException.class)
                .isThrownBy(() -> template.render(with(value)))
                .withMessageStartingWith("{{x}}: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    <a>{{x}}{{missing}}</a>                          → <a>1</a>
                    <a {{#x}}b="{{x}}"{{/x}}>{{#list}}<i>{{.}}</i>{{/list}}</a> → <a b="1"><i>p</i><i>q</i></a>
                    <{{setting.tag}}>{{x}}</{{setting.tag}}>         → <order>1</order>
                    <?xml version="1.0"?><!-- > " --><a>{{x}}</a>    → <?xml version="1.0"?><!-- > " --><a>1</a>
                    <![CDATA[<a b="]]>{{x}}                          → <![CDATA[<a b="]]>1
                    <!DOCTYPE html><p title='"'>{{x}}                → <!DOCTYPE html><p title='"'>1
                    """)
    void markup_renders(String template, String rendered) {
        assertThat(TextTemplate.parseMarkup(template, NAMES)
                        .render(with("1").toBuilder()
                                .value("list", List.of("p", "q"))
                                .build()))
                .isEqualTo(rendered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a b={{x}}>",
                "<{{x}}>",
                "<a {{x}}=\"1\">",
                "<a b='1'{{x}}>",
                "</a{{x}}>",
                "<!--{{x}}-->",
                "<![CDATA[{{x}}]]>",
                "<?xml {{x}}?>",
                "<!DOCTYPE {{x}}>"
            })
    void a_value_where_escaping_does_not_protect_it_is_refused(String template) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TextTemplate.parseMarkup(template, NAMES))
                .withMessage("Line 1, column " + (template.indexOf("{{") + 1)
                        + ": In markup a value stands in text or in a quoted attribute value, not here");
    }

    @Test
    void a_section_ends_in_the_place_it_begins_in() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TextTemplate.parseMarkup("<a b=\"{{#x}}1\"{{/x}}>", NAMES))
                .withMessage("Line 1, column 15: A section in markup ends in the place it begins in: in text, in a tag,"
                        + " in quotes");
    }

    private static Values with(String value) {
        return Values.builder().value("x", value).build();
    }
}
