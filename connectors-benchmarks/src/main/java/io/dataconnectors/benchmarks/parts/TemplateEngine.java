package io.dataconnectors.benchmarks.parts;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.dataconnectors.benchmarks.parts.ByGenerator.Sent;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Template engines that render the body, told to escape for JSON as each has it; the URL is made as by hand. */
interface TemplateEngine {
    /** Writes the body as text. */
    void write(Map<String, Object> values, Writer to) throws IOException;

    default Sent render(Map<String, Object> values) throws IOException {
        StringWriter body = new StringWriter(256);
        write(values, body);
        return new Sent(ByGenerator.url(values), ByteBuffer.wrap(body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the template of the body; a tag stands between these. */
    static String body(String open, String close) {
        return "{\"order\":\"" + open + "order" + close + "\",\"customer\":\"" + open + "customer" + close
                + "\",\"quantity\":" + open + "quantity" + close + ",\"note\":\"" + open + "note" + close
                + "\",\"day\":\"" + open + "day" + close + "\"}";
    }

    static Map<String, TemplateEngine> all() {
        try {
            return Map.of(
                    "mustache", mustache(), "handlebars", handlebars(), "freemarker", freemarker(), "pebble", pebble());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TemplateEngine mustache() {
        DefaultMustacheFactory factory = new DefaultMustacheFactory() {
            @Override
            public void encode(String value, Writer writer) {
                try {
                    writer.write(escaped(value));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Mustache template = factory.compile(new StringReader(body("{{", "}}")), "body");
        return (values, to) -> template.execute(to, values);
    }

    private static TemplateEngine handlebars() throws IOException {
        Template template = new Handlebars()
                .with(value -> value instanceof Number ? value.toString() : escaped(value))
                .compileInline(body("{{", "}}"));
        return (values, to) -> template.apply(values, to);
    }

    private static TemplateEngine freemarker() throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        String body = body("${", "?json_string}").replace("quantity?json_string", "quantity?c");
        var template = new freemarker.template.Template("body", body, configuration);
        return (values, to) -> {
            try {
                template.process(values, to);
            } catch (TemplateException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static TemplateEngine pebble() {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new StringLoader())
                .addEscapingStrategy("json", TemplateEngine::escaped)
                .defaultEscapingStrategy("json")
                .build();
        PebbleTemplate template = engine.getTemplate(body("{{", "}}"));
        return (values, to) -> template.evaluate(to, values);
    }

    private static String escaped(CharSequence text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
