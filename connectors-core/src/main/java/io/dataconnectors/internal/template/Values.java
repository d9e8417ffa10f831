package io.dataconnectors.internal.template;

import io.dataconnectors.Secret;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import java.time.Instant;
import java.util.HashMap;
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
