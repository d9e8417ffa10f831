package io.dataconnectors.internal.rule;

import io.dataconnectors.QueryParameter;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.connector.RequestForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.QueryTemplate;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.text.MediaType;
import io.dataconnectors.internal.text.SecretNames;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.annotation.Nullable;

/**
 * One part of a request that is compiled: where what is wrong with it is noted, what its templates may name, and what it must
 * agree on with the other parts.
 */
public final class Compilation {
    private final Problems problems;
    private final Names names;
    private final HeaderNames headers;
    private final CredentialRules credentials;
    private final Map<String, Template> places;

    /**
     * Begins with a part.
     *
     * @param places takes every template that is parsed, by where it stands
     */
    public Compilation(
            Problems problems,
            Names names,
            HeaderNames headers,
            CredentialRules credentials,
            Map<String, Template> places) {
        this.problems = problems;
        this.names = names;
        this.headers = headers;
        this.credentials = credentials;
        this.places = places;
    }

    private Compilation at(Problems place) {
        return new Compilation(place, names, headers, credentials, places);
    }

    /** Returns a member of this part. */
    public Compilation at(Member<?, ?> member) {
        return at(problems.at(member));
    }

    /** Returns an entry of this part, whose name is the author's. */
    public Compilation entry(String name) {
        return at(problems.entry(name));
    }

    /** Returns an element of this part. */
    public Compilation at(int index) {
        return at(problems.at(index));
    }

    /** Returns where what is wrong with this part is noted. */
    public Problems problems() {
        return problems;
    }

    /** Returns the names of all header fields of the request. */
    public HeaderNames headers() {
        return headers;
    }

    /** Returns the rules on credentials in plain text. */
    public CredentialRules credentials() {
        return credentials;
    }

    /**
     * Parses the template that this part is, and notes what is wrong with it.
     *
     * @param parser makes a template of the text and the names that are declared
     * @return the template, or null if it is broken
     */
    @Nullable
    public <T extends Template> T parse(String text, BiFunction<String, Names, T> parser) {
        T template = check(text, parser);
        if (template != null) {
            places.put(problems.place(), template);
        }
        return template;
    }

    /**
     * Checks the template that this part is, as {@link #parse} does, where what counts is its text: nothing is rendered with
     * it.
     */
    @Nullable
    public <T extends Template> T check(String text, BiFunction<String, Names, T> parser) {
        try {
            T template = parser.apply(text, names);
            if (!CredentialRules.checkForm(template.text(), problems)) {
                return null;
            }
            template.warnings().forEach(problems::warn);
            return template;
        } catch (TemplateException e) {
            e.problems().forEach(problems::add);
            return null;
        }
    }

    /** Parses the parameter of a query that this part is; returns null if it is broken. */
    @Nullable
    public QueryTemplate parseParameter(QueryParameter parameter) {
        at(RequestForm.PARAMETER_NAME)
                .problems
                .addUnless(!parameter.name().isEmpty(), Code.EMPTY_TEXT, "A query parameter has a name");
        return at(RequestForm.PARAMETER_VALUE)
                .parse(
                        parameter.value(),
                        (value, declared) -> QueryTemplate.parse(parameter.name(), value, parameter.array(), declared));
    }

    /** Reads the media type, stated here, of what is sent as UTF-8; what is wrong with it is noted. */
    public Optional<MediaType> textType(@Nullable String stated, String example) {
        Optional<MediaType> type = mediaType(stated, example);
        problems.addUnless(
                type.map(MediaType::isUtf8).orElse(true),
                Code.WRONG_CHARSET,
                "A body is sent as UTF-8: leave out the charset, or say charset=UTF-8");
        return type;
    }

    /** Notes what is wrong with the media type, stated here, of a file. */
    public void fileType(@Nullable String stated) {
        mediaType(stated, "application/pdf");
    }

    private Optional<MediaType> mediaType(@Nullable String stated, String example) {
        Optional<MediaType> type = Optional.ofNullable(stated).flatMap(MediaType::of);
        problems.addUnless(
                stated == null || type.isPresent(), Code.MALFORMED_MEDIA_TYPE, "A media type is such as " + example);
        return type;
    }

    /** Warns of a text that stands here under the name of a secret. */
    public void doubt(String name, Template template) {
        if (template.isPlain()) {
            SecretNames.doubt(name, template.text()).ifPresent(problems::warn);
        }
    }

    /** Checks a credential that stands here, as {@link CredentialRules#check} does. */
    public void checkCredential(String secret, Template... parts) {
        credentials.check(secret, problems, parts);
    }

    /** Checks a parameter that stands here, as {@link CredentialRules#parameter} does. */
    public void checkParameter(String name, @Nullable Template template) {
        credentials.parameter(name, template, problems);
    }
}
