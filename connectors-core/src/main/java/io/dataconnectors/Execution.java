package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.Binding;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.problem.Code;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The outcome of one call: a success with outputs, or a failure that says whether the request may have taken effect.
 * Immutable. Secrets that the API echoed are masked.
 */
public final class Execution {
    private final String callId;
    private final Map<String, Object> outputs;

    @Nullable
    private final Failure failure;

    private final Delivery delivery;

    @Nullable
    private final Answer answer;

    private final int attempts;
    private final Duration duration;

    private Execution(Builder builder) {
        callId = builder.callId;
        outputs = Plain.copyOf(builder.outputs);
        failure = builder.failure;
        delivery = builder.delivery;
        answer = builder.answer;
        attempts = builder.attempts;
        duration = builder.duration;
    }

    /** Returns a builder for the outcome of a call; until told otherwise, nothing was sent. */
    public static Builder builder(String callId) {
        return new Builder(callId);
    }

    /** Returns the id of the call. */
    public String callId() {
        return callId;
    }

    /** Whether the answer is one that the definition calls a success, and all that it requires was read from it. */
    public boolean succeeded() {
        return failure == null;
    }

    /** Returns why the call failed, or null if it succeeded. */
    @Nullable
    public Failure failure() {
        return failure;
    }

    /** Returns what was read from the answer, by name. An output that the answer lacks is not in the map; one that is null is. */
    public Map<String, Object> outputs() {
        return outputs;
    }

    /**
     * Returns the outputs as an object of a type of the host's: a record, a bean with setters, or a map. Members are known by
     * their names, or by those that annotations of Jackson give them. Enums are known by their names in any case; of {@code
     * java.time}, instants, dates, times and durations are taken. Outputs that the type does not have are passed over; a member
     * whose output is absent is null.
     *
     * <pre>{@code
     * record OrderStatus(String status, LocalDate due) {}
     *
     * OrderStatus order = execution.orThrow().outputsAs(OrderStatus.class);
     * }</pre>
     *
     * @throws OutputMismatchException if an output does not fit, such as a text where a number is wanted, or is absent where
     *     the member is of a primitive type
     */
    public <T> T outputsAs(Class<T> type) {
        try {
            return Binding.bind(outputs, type);
        } catch (Binding.BindingException e) {
            throw new OutputMismatchException(
                    type, Violation.of(Code.OUTPUT_MISMATCH.word(), e.pointer(), String.valueOf(e.getMessage())));
        }
    }

    /** Whether the answer has an output, be it null or empty. */
    public boolean hasOutput(String name) {
        return outputs.containsKey(Objects.requireNonNull(name, "name"));
    }

    /** Returns one output, or null if the answer lacks it or says null; {@link #hasOutput} tells these two apart. */
    @Nullable
    public Object output(String name) {
        return outputs.get(Objects.requireNonNull(name, "name"));
    }

    /** Returns whether the request may have taken effect. */
    public Delivery delivery() {
        return delivery;
    }

    /** Returns the last answer that came, or null if none did. */
    @Nullable
    public Answer answer() {
        return answer;
    }

    /** Returns how many times the request was sent, or was tried to be sent; 0 if the call ended before that. */
    public int attempts() {
        return attempts;
    }

    /** Returns the time from the start of the call to its end. */
    public Duration duration() {
        return duration;
    }

    /**
     * Returns this outcome if it is a success.
     *
     * @throws ExecutionFailedException if it is not
     */
    public Execution orThrow() {
        if (failure != null) {
            throw new ExecutionFailedException(this, failure);
        }
        return this;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the outcome without any value. */
    @Override
    public String toString() {
        String status = answer == null ? "" : ", status " + answer.status();
        return (failure == null ? "success" : failure.kind()) + ", " + delivery + status + ", " + attempts
                + (attempts == 1 ? " attempt" : " attempts");
    }

    /** Collects the parts of an outcome, for those who execute definitions. Not safe for use by several threads. */
    public static final class Builder {
        private final String callId;
        private Map<String, Object> outputs = Map.of();

        @Nullable
        private Failure failure;

        private Delivery delivery = Delivery.NOT_SENT;

        @Nullable
        private Answer answer;

        private int attempts;
        private Duration duration = Duration.ZERO;

        private Builder(String callId) {
            this.callId = Objects.requireNonNull(callId, "callId");
        }

        /** Sets what was read from the answer. */
        public Builder outputs(Map<String, Object> values) {
            outputs = Objects.requireNonNull(values, "values");
            return this;
        }

        /** Sets why the call failed; null for a success. What the API says is cut to 1,000 characters each. */
        public Builder failure(@Nullable Failure reason) {
            failure = reason == null ? null : reason.shortened();
            return this;
        }

        /** Sets whether the request may have taken effect. */
        public Builder delivery(Delivery state) {
            delivery = Objects.requireNonNull(state, "state");
            return this;
        }

        /** Sets the answer, which also means that it came: {@link Delivery#ANSWERED}. */
        public Builder answer(Answer last) {
            answer = Objects.requireNonNull(last, "last");
            return delivery(Delivery.ANSWERED);
        }

        /** Sets how many times the request was sent. */
        public Builder attempts(int count) {
            attempts = count;
            return this;
        }

        /** Sets how long the call took. */
        public Builder duration(Duration time) {
            duration = Objects.requireNonNull(time, "time");
            return this;
        }

        /** Returns the outcome. */
        public Execution build() {
            return new Execution(this);
        }
    }
}
