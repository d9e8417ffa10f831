package io.dataconnectors.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/**
 * Binds plain values to types of a host (records, beans, enums, {@code java.time}) and back. Jackson's annotations on these
 * types count. Numbers are not made of texts nor texts of numbers; members that the type does not have are passed over.
 */
public final class Binding {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(times())
            .build();

    private Binding() {}

    /**
     * Returns an object of a type that has the values of a map.
     *
     * @throws BindingException if a value does not fit the type
     */
    public static <T> T bind(Map<String, ?> values, Class<T> type) {
        try {
            return MAPPER.convertValue(values, type);
        } catch (IllegalArgumentException e) {
            throw e.getCause() instanceof JsonMappingException cause
                    ? unfit(cause)
                    : new BindingException("", "no " + type.getSimpleName() + " can be made of them");
        }
    }

    /**
     * Returns the members of an object as plain values. What is null is left out.
     *
     * @throws BindingException if it has a member that JSON cannot say
     */
    public static Map<String, Object> unbind(Object bean) {
        try {
            return MAPPER.convertValue(bean, new TypeReference<Map<String, Object>>() {});
        } catch (IllegalArgumentException e) {
            throw new BindingException(
                    "", "the members of a " + bean.getClass().getSimpleName() + " are no plain values");
        }
    }

    private static BindingException unfit(JsonMappingException e) {
        String pointer = e.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return new BindingException(pointer, target == null ? "does not fit" : wanted(target));
    }

    private static String wanted(Class<?> target) {
        if (target.isEnum()) {
            return "must be one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "must be a list";
        }
        return "must be a value for " + target.getSimpleName()
                + (target.isPrimitive() ? ", which cannot be absent or null" : "");
    }

    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("java.time");
        time(module, Instant.class, text -> OffsetDateTime.parse(text).toInstant());
        time(module, OffsetDateTime.class, OffsetDateTime::parse);
        time(module, ZonedDateTime.class, ZonedDateTime::parse);
        time(module, LocalDate.class, LocalDate::parse);
        time(module, LocalDateTime.class, LocalDateTime::parse);
        time(module, LocalTime.class, LocalTime::parse);
        time(module, Duration.class, Duration::parse);
        return module;
    }

    private static <T> void time(SimpleModule module, Class<T> type, Function<String, T> parser) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new TimeDeserializer<>(type, parser));
    }

    /** Reads a time in the form of ISO 8601. */
    private static final class TimeDeserializer<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        TimeDeserializer(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            @Nullable String text = json.getValueAsString();
            try {
                return parser.apply(Objects.requireNonNull(text));
            } catch (DateTimeException | NullPointerException e) {
                throw MismatchedInputException.from(json, handledType(), "");
            }
        }
    }

    /** A value does not fit the type that it was to be bound to. */
    public static final class BindingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String pointer;

        BindingException(String pointer, String message) {
            super(message);
            this.pointer = pointer;
        }

        /** Returns where the value stands: a JSON Pointer (RFC 6901). */
        public String pointer() {
            return pointer;
        }
    }
}
