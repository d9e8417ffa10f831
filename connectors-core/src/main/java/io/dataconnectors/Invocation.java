package io.dataconnectors;

import io.dataconnectors.internal.json.Binding;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.text.Characters.Printable;
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
    private final boolean callIdGiven;

    @Nullable
    private final Instant deadline;

    @Nullable
    private final String onBehalfOf;

    @Nullable
    private final String source;

    private Invocation(Invocation other, Instant deadline) {
        inputs = other.inputs;
        context = other.context;
        callId = other.callId;
        callIdGiven = other.callIdGiven;
        this.deadline = deadline;
        onBehalfOf = other.onBehalfOf;
        source = other.source;
    }

    private Invocation(Builder builder) {
        inputs = Plain.copyOf(builder.inputs);
        context = Plain.copyOf(builder.context);
        callId = builder.callId == null ? UUID.randomUUID().toString() : builder.callId;
        callIdGiven = builder.callId != null;
        deadline = builder.deadline;
        onBehalfOf = builder.onBehalfOf;
        source = builder.source;
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

    /** Whether the host gave the id of the call, so that it can repeat the call under the same id. */
    public boolean callIdGiven() {
        return callIdGiven;
    }

    /** Returns when the call must have ended, or null if only the definition's limit counts. */
    @Nullable
    public Instant deadline() {
        return deadline;
    }

    /** Returns this call, which must have ended by then, or by its own deadline where that is earlier. */
    public Invocation endingBy(Instant instant) {
        return deadline != null && deadline.isBefore(instant) ? this : new Invocation(this, instant);
    }

    /** Returns for whom the call is made, in the host's words, or null if the host does not say. */
    @Nullable
    public String onBehalfOf() {
        return onBehalfOf;
    }

    /** Returns what of the host makes the call, in one word of the host's, or null if the host does not say. */
    @Nullable
    public String source() {
        return source;
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

        @Nullable
        private String onBehalfOf;

        @Nullable
        private String source;

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
         * Sets the id of the call; a random UUID by default. A host that repeats a call keeps the id. Then a write of a live
         * connector is sent at most once while the {@link io.dataconnectors.spi.CallLedger} remembers it, and an API which
         * knows idempotency keys recognises it.
         *
         * @throws IllegalArgumentException if it is not 1 to 128 visible ASCII characters
         */
        public Builder callId(String id) {
            callId = visibleAscii("A call id", id, 128);
            return this;
        }

        /** Sets when the call must have ended. The limit of the definition counts as well. */
        public Builder deadline(Instant instant) {
            deadline = Objects.requireNonNull(instant, "instant");
            return this;
        }

        /**
         * Says for whom the call is made: the id of a customer or an employee, say, as the host knows them. The {@link
         * io.dataconnectors.spi.SecretResolver} is told, and secrets and access tokens of one person are never used for
         * another.
         *
         * @throws IllegalArgumentException if it is not 1 to 256 printable characters
         */
        public Builder onBehalfOf(String who) {
            if (!Printable.is(who, 256)) {
                throw new IllegalArgumentException(
                        "On whose behalf a call is made is said in 1 to 256 printable characters, not only blanks");
            }
            onBehalfOf = who;
            return this;
        }

        /**
         * Says what of the host makes the call, for its log: {@code workflow}, {@code agent}, {@code bulk}.
         *
         * @throws IllegalArgumentException if it is not 1 to 32 visible ASCII characters
         */
        public Builder source(String word) {
            source = visibleAscii("The source of a call", word, 32);
            return this;
        }

        private static String visibleAscii(String what, String text, int most) {
            if (text.isEmpty() || text.length() > most || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException(what + " has 1 to " + most + " visible ASCII characters");
            }
            return text;
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
