package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The body of a request, its templates parsed. One class for each kind of {@link Body}, which has the rules of its kind too.
 * Immutable.
 */
public interface CompiledBody {
    /** No body. */
    CompiledBody NONE = new CompiledBody() {
        @Override
        public Content render(Values values, CallValues call) {
            return Content.NONE;
        }

        @Override
        public Stream<Template> templates() {
            return Stream.empty();
        }

        @Override
        public Map<String, String> canonical() {
            return Map.of();
        }
    };

    /** Checks the rules of a body and parses its templates; returns null if one that it is made of is broken. */
    @Nullable
    static CompiledBody compile(Body body, Compilation in) {
        return NodeKinds.BODIES.compile(body, in);
    }

    /**
     * Makes the content of one request.
     *
     * @param values what the templates are rendered with
     * @param call notes what is wrong in parts of the body
     * @throws io.dataconnectors.internal.template.RenderException if it cannot be made
     */
    Content render(Values values, CallValues call);

    /** Returns the templates that values can stand in. */
    Stream<Template> templates();

    /** Returns the canonical texts of the templates by where they stand: JSON Pointers within the body's document. */
    Map<String, String> canonical();
}
