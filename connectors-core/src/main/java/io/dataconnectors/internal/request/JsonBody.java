package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.form.connector.BodyForm;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.rule.MediaTypeRules;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A JSON body. */
final class JsonBody implements CompiledBody {
    private final JsonTemplate template;
    private final String mediaType;

    private JsonBody(JsonTemplate template, String mediaType) {
        this.template = template;
        this.mediaType = mediaType;
    }

    @Nullable
    static JsonBody compile(Body.Json json, Compilation in) {
        MediaTypeRules.ofText(
                json.mediaType(),
                "application/merge-patch+json",
                in.at(BodyForm.JSON_TYPE).problems());
        return parse(json.template(), json.mediaType(), in);
    }

    /** Parses the template of a body whose media type is checked. */
    @Nullable
    static JsonBody parse(String text, String mediaType, Compilation in) {
        JsonTemplate template = in.at(BodyForm.JSON).parse(text, JsonTemplate::parse);
        return template == null ? null : new JsonBody(template, mediaType);
    }

    @Override
    public Content render(Values values, CallValues call) {
        return Content.ofText(template.render(values), mediaType);
    }

    @Override
    public Stream<Template> templates() {
        return Stream.of(template);
    }

    @Override
    public Map<String, String> canonical() {
        return Map.of("/template", template.canonical());
    }
}
