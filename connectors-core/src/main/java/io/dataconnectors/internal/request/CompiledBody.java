package io.dataconnectors.internal.request;

import io.dataconnectors.Body;
import io.dataconnectors.Header;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.internal.request.TextBody.FormBody;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.Values;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * The body of a request, its templates parsed. One class for each kind of {@link Body}, which has the rules of its kind too.
 * Immutable.
 */
public interface CompiledBody {
    /** How many bytes a request carries at most; the texts of templates have the same limit. */
    int MAX_BYTES = 1 << 20;

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
    };

    /** Checks the rules of a body and parses its templates; returns null if one that it is made of is broken. */
    @Nullable
    static CompiledBody compile(Body body, Compilation in) {
        if (body instanceof Body.Json json) {
            return TextBody.compile(json, in);
        }
        if (body instanceof Body.Text text) {
            return TextBody.compile(text, in);
        }
        if (body instanceof Body.Form form) {
            return FormBody.compile(form, in);
        }
        if (body instanceof Body.File file) {
            return FileBody.compile(file, in);
        }
        if (body instanceof Body.Multipart multipart) {
            return MultipartBody.compile(multipart, in);
        }
        if (body instanceof Body.None) {
            return NONE;
        }
        throw new IllegalArgumentException("No body is compiled of a " + body.getClass());
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

    /** Returns the header field that says a media type. */
    static Header type(String mediaType) {
        return new Header("Content-Type", mediaType);
    }

    /**
     * What a request carries.
     *
     * @param bytes the bytes, or what is shown in their place
     * @param type says the media type, complete; null if there is no body
     * @param parts what a preview tells of files and parts; empty if there are none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is: a copy of each body would be as long as the body
    record Content(byte[] bytes, @Nullable Header type, List<RequestPreview.Part> parts) {
        /** Nothing. */
        static final Content NONE = new Content(new byte[0], null, List.of());
    }
}
