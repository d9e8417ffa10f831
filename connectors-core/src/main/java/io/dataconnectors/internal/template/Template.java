package io.dataconnectors.internal.template;

import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.FieldTemplate.FileTemplate;
import io.dataconnectors.internal.template.RenderException.TemplateException;
import io.dataconnectors.internal.template.Source.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * A template, parsed for the position it stands in. Immutable and thread-safe.
 *
 * <pre>{@code
 * Names names = Names.builder().value("order_id", Shape.scalar()).build();
 * JsonTemplate body = JsonTemplate.parse("{\"order\": \"{{order_id}}\"}", names);
 *
 * body.render(Values.builder().value("order_id", "10\"42").build()); // {"order":"10\"42"}
 * }</pre>
 *
 * <p>Parsing tells every mistake at once; rendering takes time linear in the template and the values, and only so much of
 * it. A value is data: it is encoded for its position and never read again for tags.
 */
public abstract sealed class Template
        permits UrlTemplate,
                QueryTemplate,
                HeaderTemplate,
                JsonTemplate,
                TextTemplate,
                FieldTemplate,
                FileTemplate,
                DispositionTemplate {
    private final String text;
    private final String canonical;
    private final Set<String> secrets;
    private final Set<String> settings;
    private final Set<String> names;
    private final boolean usesCallId;
    private final boolean usesCallTime;
    private final List<Problem> warnings;

    Template(String text, String canonical, Source... sources) {
        this.text = text;
        this.canonical = canonical;
        Set<String> allSecrets = new LinkedHashSet<>();
        Set<String> allSettings = new LinkedHashSet<>();
        Set<String> allNames = new LinkedHashSet<>();
        boolean callId = false;
        boolean callTime = false;
        List<Problem> allWarnings = new ArrayList<>();
        for (Source source : sources) {
            Usage usage = source.usage();
            allWarnings.addAll(source.problems().warnings());
            allSettings.addAll(usage.settings());
            allSecrets.addAll(usage.secrets());
            allNames.addAll(usage.names());
            callId |= usage.callId();
            callTime |= usage.callTime();
        }
        secrets = Collections.unmodifiableSet(allSecrets);
        settings = Collections.unmodifiableSet(allSettings);
        names = Collections.unmodifiableSet(allNames);
        usesCallId = callId;
        usesCallTime = callTime;
        warnings = List.copyOf(allWarnings);
    }

    /** Returns which of these settings a text names, be it a template or not. */
    public static Set<String> settingsIn(String text, Set<String> known) {
        try {
            return Source.text(text, Names.ofSettings(known)).usage().settings();
        } catch (TemplateException e) {
            return known; // of what is wrong in a hundred places each may be the cause
        }
    }

    /** A rendering of this, with about as much room as it takes. */
    final Rendering rendering(Values values, String what, int maxBytes) {
        return new Rendering(values, what, maxBytes, canonical.length() + TextOutput.ROOM);
    }

    /** The text this was parsed from. */
    public final String text() {
        return text;
    }

    /**
     * The text without what makes no difference: settings are replaced by what they are, comments are gone, blanks in tags
     * and between JSON tokens are normalised. Two templates of one kind, parsed with the same values declared, that are
     * equal here render equally.
     */
    public final String canonical() {
        return canonical;
    }

    /** The names of the secrets it uses, without {@code secret.}. */
    public final Set<String> secrets() {
        return secrets;
    }

    /** The names of the settings it uses, without {@code setting.}. */
    public final Set<String> settings() {
        return settings;
    }

    /** The names of the values it uses, of each path the first name. */
    public final Set<String> names() {
        return names;
    }

    /** Whether there is nothing in it but text. */
    public final boolean isPlain() {
        return secrets.isEmpty() && settings.isEmpty() && names.isEmpty() && !usesCall();
    }

    /** Whether it uses {@code {{call.id}}}. */
    public final boolean usesCallId() {
        return usesCallId;
    }

    /** Whether it uses {@code {{call.id}}} or {@code {{call.time}}}, so that it renders otherwise in every call. */
    public final boolean usesCall() {
        return usesCallId || usesCallTime;
    }

    /** What is allowed, and probably not what its author means; at most 100, in the order of the text. */
    public final List<Problem> warnings() {
        return warnings;
    }

    /** The text this was parsed from. */
    @Override
    public final String toString() {
        return text;
    }

    /** A template that makes the text of a part of a multipart body. */
    public sealed interface PartText permits JsonTemplate, TextTemplate, FieldTemplate {
        /**
         * The texts of the parts, each at most 1 MiB; none when the part is to be dropped.
         *
         * @throws RenderException if a value cannot stand where it is named, or the text would be too big
         */
        List<String> texts(Values values);
    }

    /** The limits of templates and of what they render to. */
    static final class TemplateLimits {
        /** Characters of a template, and UTF-8 bytes of what it renders to. */
        static final int SIZE = 1024 * 1024;

        /** Characters of the settings that stand in all templates of a definition together, each as often as it stands there. */
        static final int SETTINGS = 256 * 1024;

        /** Characters of a rendered URL and of a rendered header value. */
        static final int LINE = 8 * 1024;

        /** How deep sections may nest. */
        static final int SECTIONS = 32;

        /** How many names a path may have, and how many filters an expression. */
        static final int STEPS = 32;

        /** Parts rendered and characters that filters read and write, in one rendering. */
        static final int WORK = 4 * 1024 * 1024;

        /** The same, of filters that work on the settings of a definition: it is done when the definition is read. */
        static final int FOLDING = 256 * 1024;

        private TemplateLimits() {}
    }

    /** One rendering of one template: the text written so far, the values, and the items of the sections entered. */
    static final class Rendering extends TextOutput {
        private final Values values;

        @Nullable
        private Object[] items;

        private int said;

        Rendering(Values values, String what, int maxBytes, int expected) {
            super(what, maxBytes, expected);
            this.values = values;
        }

        Values values() {
            return values;
        }

        /** Counts a value, or a text other than blanks. */
        void say() {
            said++;
        }

        /** How many values, and texts other than blanks, there have been so far. */
        int said() {
            return said;
        }

        void enter(int frame, @Nullable Object item) {
            if (items == null) {
                items = new Object[TemplateLimits.SECTIONS];
            }
            items[frame] = item;
        }

        @Nullable
        Object item(int frame) {
            return items == null ? SpecialForm.ABSENT : items[frame];
        }
    }
}
