package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.Filtering.Constants;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The names that a template may use: values with their {@link Shape}, and settings, which are constants. {@code secret.*},
 * {@code call.id} and {@code call.time} are known everywhere. Immutable.
 */
public final class Names {
    static final String SECRET = "secret";
    static final String SETTING = "setting";
    static final String CALL = "call";

    static final Set<String> RESERVED = Set.of(SECRET, SETTING, CALL);

    private final Map<String, Shape> values;
    private final Map<String, Object> settings;

    @Nullable
    private final Constants together;

    @Nullable
    private final String barred;

    private Names(
            Map<String, Shape> values,
            Map<String, Object> settings,
            @Nullable Constants together,
            @Nullable String barred) {
        this.values = values;
        this.settings = settings;
        this.together = together;
        this.barred = barred;
    }

    /** A builder that knows no name yet. */
    public static Builder builder() {
        return new Builder(null);
    }

    /** A builder that starts with these names: a variable sees those before it. */
    public Builder toBuilder() {
        Builder builder = new Builder(together);
        builder.values.putAll(values);
        builder.settings.putAll(settings);
        return builder;
    }

    /** The same settings, and for every value the same reason why it cannot stand there. */
    Names settingsOnly(String reason) {
        return new Names(Map.of(), settings, together, reason);
    }

    /** Why no value can stand here; null where values can. */
    @Nullable
    String barred() {
        return barred;
    }

    /** Counts what the settings come to. */
    Constants constants() {
        return together == null ? Constants.ofTemplate() : together;
    }

    Map<String, Shape> values() {
        return values;
    }

    Map<String, Object> settings() {
        return settings;
    }

    /** Names of settings alone, whatever their values are. */
    static Names ofSettings(Set<String> settings) {
        Map<String, Object> empty = new LinkedHashMap<>();
        settings.forEach(name -> empty.put(name, ""));
        return new Names(Map.of(), empty, null, null);
    }

    /** Collects names. */
    public static final class Builder {
        private final Map<String, Shape> values = new LinkedHashMap<>();
        private final Map<String, Object> settings = new LinkedHashMap<>();

        @Nullable
        private Constants together;

        private Builder(@Nullable Constants together) {
            this.together = together;
        }

        /**
         * Makes the settings count together in all templates that are parsed with these names, and with those built from them:
         * they are of one definition, and parsed by one thread.
         */
        public Builder together() {
            together = Constants.ofDefinition();
            return this;
        }

        /**
         * Adds a value.
         *
         * @throws IllegalArgumentException if the name is not {@code [a-zA-Z_][a-zA-Z0-9_]{0,63}}, is {@code secret},
         *     {@code setting} or {@code call}, or is there already
         */
        public Builder value(String name, Shape shape) {
            if (RESERVED.contains(Name.checked(name, "a value"))) {
                throw new IllegalArgumentException("'" + name + "' has a meaning of its own and cannot name a value");
            }
            if (values.putIfAbsent(name, shape) != null) {
                throw new IllegalArgumentException("The value '" + name + "' is declared twice");
            }
            return this;
        }

        /**
         * Adds a setting.
         *
         * @param value a plain value: text, boolean, number, list, map or null
         * @throws IllegalArgumentException if the name is not {@code [a-zA-Z_][a-zA-Z0-9_]{0,63}} or is there already, or
         *     the value is no plain value, nests more than 64 deep or takes more than 1 MiB
         */
        public Builder setting(String name, @Nullable Object value) {
            if (settings.containsKey(Name.checked(name, "a setting"))) {
                throw new IllegalArgumentException("The setting '" + name + "' is declared twice");
            }
            try {
                PlainValue.json(value);
            } catch (UnfitValueException | RenderException e) {
                throw new IllegalArgumentException("The setting '" + name + "' cannot be used: " + e.getMessage());
            }
            settings.put(name, value);
            return this;
        }

        /** The names collected so far. */
        public Names build() {
            return new Names(
                    Collections.unmodifiableMap(new LinkedHashMap<>(values)),
                    Collections.unmodifiableMap(new LinkedHashMap<>(settings)),
                    together,
                    null);
        }
    }

    /** The rule for names of values, settings and secrets: {@code [a-zA-Z_][a-zA-Z0-9_]{0,63}}. */
    static final class Name {
        static final int MAX_LENGTH = 64;

        private Name() {}

        static boolean isValid(String name) {
            if (name.isEmpty() || name.length() > MAX_LENGTH || isDigit(name.charAt(0))) {
                return false;
            }
            return name.chars().allMatch(Name::isPart);
        }

        static String checked(String name, String what) {
            if (!isValid(name)) {
                throw new IllegalArgumentException("The name of " + what
                        + " has 1 to 64 letters (a to z), digits and underscores and does not begin with a digit: '"
                        + name + "'");
            }
            return name;
        }

        static boolean isPart(int c) {
            return c == '_' || isDigit(c) || isLetter(c);
        }

        static boolean isLetter(int c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }

        static boolean isDigit(int c) {
            return c >= '0' && c <= '9';
        }
    }
}
