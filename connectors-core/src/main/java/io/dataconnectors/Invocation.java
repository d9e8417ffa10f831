package io.dataconnectors;

import io.dataconnectors.internal.json.Binding;
import io.dataconnectors.internal.json.Plain;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.annotation.Nullable;

/**
 * Inputs of one call: those of the caller, those that the host alone supplies, an id and a deadline.
 *
 * <pre>{@code Invocation.of("order_id", "1042")}</pre>
 */
public final class Invocation {
    private final Map<String, Object> inputs;
    private final Map<String, Object> context;
    private final String callId;

    @Nullable
    private final Instant deadline;

    private Invocation(Builder builder) {
        inputs = Plain.copyOf(builder.inputs);
        context = Plain.copyOf(builder.context);
        callId = builder.callId == null ? UUID.randomUUID().toString() : builder.callId;
        deadline = builder.deadline;
    }

    /** Returns a call without inputs. */
    public static Invocation empty() {
        return builder().build();
    }

    /** Returns a call with one input. */
    public static Invocation of(String input, @Nullable Object value) {
        return builder().input(input, value).build();
    }

    /** Returns a call with these inputs. */
    public static Invocation of(Map<String, ?> inputs) {
        return builder().inputs(inputs).build();
    }

    /**
     * Returns a call with the components of a record as inputs, by their names or by those that annotations of Jackson give
     * them. A component that is null is not supplied. Records within it are objects; enums, {@code java.time} and UUIDs are
     * texts.
     *
     * <pre>{@code
     * record OrderId(String order_id) {}
     *
     * Invocation.of(new OrderId("1042"))
     * }</pre>
     *
     * @throws IllegalArgumentException if a component has no form in JSON
     */
    public static Invocation of(Record inputs) {
        try {
            return of(Binding.unbind(inputs));
        } catch (Binding.BindingException e) {
            throw new IllegalArgumentException("These inputs have no form in JSON: " + e.getMessage());
        }
    }

    /** Returns a builder without inputs. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns what the caller supplies, by name. */
    public Map<String, Object> inputs() {
        return inputs;
    }

    /** Returns what the host supplies, by name. */
    public Map<String, Object> context() {
        return context;
    }

    /** Returns the id of the call: the same for every attempt, and what {@code {{call.id}}} stands for. */
    public String callId() {
        return callId;
    }

    /** Returns when the call must have ended, or null if only the definition's limit counts. */
    @Nullable
    public Instant deadline() {
        return deadline;
    }

    /** Returns the names of what is supplied; values may be personal. */
    @Override
    public String toString() {
        return "call " + callId + " with " + inputs.keySet() + " and context " + context.keySet();
    }

    /** Collects what a call is made with. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<String, Object> inputs = new LinkedHashMap<>();
        private final Map<String, Object> context = new LinkedHashMap<>();

        @Nullable
        private String callId;

        @Nullable
        private Instant deadline;

        private Builder() {}

        /** Adds an input of the caller. */
        public Builder input(String name, @Nullable Object value) {
            inputs.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /** Adds inputs of the caller. */
        public Builder inputs(Map<String, ?> values) {
            inputs.putAll(values);
            return this;
        }

        /** Adds an input that the host alone supplies, such as the id of the signed-in customer. */
        public Builder context(String name, @Nullable Object value) {
            context.put(Objects.requireNonNull(name, "name"), value);
            return this;
        }

        /**
         * Sets the id of the call; a random UUID by default. A host that repeats a call by itself keeps the id, so that an
         * API which knows idempotency keys recognises it.
         *
         * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
         */
        public Builder callId(String id) {
            if (id.isEmpty() || id.length() > 128 || !id.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("A call id has 1 to 128 visible ASCII characters");
            }
            callId = id;
            return this;
        }

        /** Sets when the call must have ended. The limit of the definition counts as well. */
        public Builder deadline(Instant instant) {
            deadline = Objects.requireNonNull(instant, "instant");
            return this;
        }

        /**
         * Returns the invocation.
         *
         * @throws IllegalArgumentException if a value is none that {@link io.dataconnectors.internal.json.Plain#copy} takes: a string, a
         *     boolean, a finite number, a list, an array, a map, a LocalDate, an Instant, an OffsetDateTime, a ZonedDateTime, a
         *     UUID, a URI, an enum, or null
         */
        public Invocation build() {
            return new Invocation(this);
        }
    }
}
