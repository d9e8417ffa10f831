package io.dataconnectors.internal.template;

import io.dataconnectors.Secret;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.RenderException.UnfitValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The values that the names of a template stand for in one call. A name that is missing is absent, which is not the same as null.
 * Values are plain: text, boolean, Integer, Long, BigInteger, BigDecimal, list, map, null; they must not change while
 * they are used. Immutable; has no text form, for it holds secrets.
 */
public final class Values {
    private final Map<String, ?> values;
    private final Map<String, Secret> secrets;
    private final boolean masked;

    @Nullable
    private final String callId;

    @Nullable
    private final Instant callTime;

    private Values(Builder builder) {
        values = builder.values;
        secrets = builder.secrets;
        masked = builder.masked;
        callId = builder.callId;
        callTime = builder.callTime;
    }

    /** A builder without any value. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        Builder builder = new Builder().values(values).secrets(secrets);
        builder.masked = masked;
        builder.callId = callId;
        builder.callTime = callTime;
        return builder;
    }

    /** The value of a name, null, or {@link SpecialForm#ABSENT}. */
    @Nullable
    Object value(String name) {
        Object value = values.get(name);
        return value == null && !values.containsKey(name) ? SpecialForm.ABSENT : value;
    }

    @Nullable
    Secret secret(String name) {
        return secrets.get(name);
    }

    boolean isMasked() {
        return masked;
    }

    @Nullable
    String callId() {
        return callId;
    }

    @Nullable
    Instant callTime() {
        return callTime;
    }

    /**
     * The text of a single value. Numbers keep every digit, and are written without an exponent unless it is beyond what
     * JSON is read with.
     *
     * @throws UnfitValueException if it is not a single plain value
     */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) > Json.MAX_EXPONENT ? decimal.toString() : decimal.toPlainString();
        }
        if (isSingle(value)) {
            return value.toString();
        }
        throw new UnfitValueException("a single value is wanted here, not " + kind(value));
    }

    /** What a value is, in words. */
    static String kind(Object value) {
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return isSingle(value) ? "a single value" : "a Java object that is no plain value";
    }

    private static boolean isSingle(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }

    /** Collects the values of one call. Maps are not copied. */
    public static final class Builder {
        private Map<String, ?> values = Map.of();
        private Map<String, Secret> secrets = Map.of();
        private boolean masked;

        @Nullable
        private String callId;

        @Nullable
        private Instant callTime;

        private Builder() {}

        /** Adds a value, null included; one that is there already is replaced. */
        public Builder value(String name, @Nullable Object value) {
            Map<String, Object> more = new HashMap<>(values);
            more.put(name, value);
            values = more;
            return this;
        }

        /** Sets all values, nulls included. */
        public Builder values(Map<String, ?> all) {
            values = all;
            return this;
        }

        /** Adds what {@code {{secret.name}}} stands for. */
        public Builder secret(String name, String value) {
            Map<String, Secret> more = new HashMap<>(secrets);
            more.put(name, Secret.of(value));
            secrets = more;
            return this;
        }

        /** Sets what secrets stand for, by name. */
        public Builder secrets(Map<String, Secret> all) {
            secrets = all;
            return this;
        }

        /** Sets what {@code {{call.id}}} stands for. */
        public Builder callId(String id) {
            callId = id;
            return this;
        }

        /** Sets what {@code {{call.time}}} stands for; it is written as ISO 8601 in UTC. */
        public Builder callTime(Instant time) {
            callTime = time;
            return this;
        }

        /** Makes every expression that begins with a secret render as {@code ***}; the secrets need not be there. */
        public Builder masked() {
            masked = true;
            return this;
        }

        /** The values collected so far. */
        public Values build() {
            return new Values(this);
        }
    }
}
