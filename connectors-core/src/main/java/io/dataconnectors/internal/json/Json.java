package io.dataconnectors.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.dataconnectors.internal.json.ByteChecks.MemberNames;
import io.dataconnectors.internal.json.ByteChecks.Utf8;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * Reads and writes JSON (RFC 8259) as plain Java values: {@code String}, {@code Boolean}, {@code Integer}, {@code Long},
 * {@code BigInteger}, {@code BigDecimal}, {@code List}, {@code Map} (in the order of the text) and {@code null}.
 * Numbers keep every digit.
 *
 * <p>Reading refuses what is not one JSON value, member names that occur twice, broken UTF-8, nesting below
 * {@value #MAX_DEPTH} levels, numbers of more than {@value #MAX_NUMBER_LENGTH} characters or with an exponent beyond
 * ±{@value #MAX_EXPONENT}, names of more than {@value #MAX_NAME_LENGTH} characters, and more than {@value #MAX_TOKENS}
 * tokens.
 */
public final class Json {
    /** How deep arrays and objects may nest. */
    public static final int MAX_DEPTH = 64;

    /** How many characters a number may have. */
    public static final int MAX_NUMBER_LENGTH = 128;

    /** How far from zero the exponent of a number may be. */
    public static final int MAX_EXPONENT = 400;

    /** How many characters a member name may have. */
    public static final int MAX_NAME_LENGTH = 512;

    /** How many tokens (values, names, brackets) a text may have. */
    public static final int MAX_TOKENS = 100_000;

    /** How many levels there may be around a document in the form that holds it. */
    static final int AROUND = 8;

    /** How many values and names may be kept of what is read as a whole from an answer. */
    public static final int MAX_NODES = 250_000;

    static final JsonFactory FACTORY = strict(MAX_DEPTH, MAX_TOKENS);
    private static final JsonFactory HOLDING = strict(MAX_DEPTH + AROUND, 3L * MAX_TOKENS);
    private static final JsonFactory ANSWERS = strict(MAX_DEPTH, Long.MAX_VALUE);

    /** For UTF-8 alone. {@link MemberNames} takes less than the parser to find a name that occurs twice. */
    private static final JsonFactory BYTES = factory(MAX_DEPTH, Long.MAX_VALUE)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // it pays for few names in many texts alone
            .build();

    private static final String TOKENS = ", " + MAX_TOKENS + " tokens";
    private static final String NODES = ", " + MAX_NODES + " values and names in what is read as a whole";

    private Json() {}

    private static JsonFactory strict(int depth, long tokens) {
        return factory(depth, tokens)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static JsonFactoryBuilder factory(int depth, long tokens) {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxTokenCount(tokens)
                        .build());
    }

    /**
     * Reads one JSON value.
     *
     * @throws JsonException if the text is not one JSON value within the limits
     */
    @Nullable
    public static Object read(String text) {
        return read(FACTORY, text.toCharArray());
    }

    /**
     * Reads one JSON value that holds documents, each of which may be as large as a text of its own: some levels
     * deeper, and three times as many tokens.
     *
     * @throws JsonException if the text is not one JSON value within these limits
     */
    @Nullable
    public static Object readHolding(String text) {
        try {
            return read(HOLDING, text.toCharArray());
        } catch (JsonException e) {
            throw Mistake.in(text, e);
        }
    }

    /**
     * Reads one JSON value that a person wrote, as {@link #read(String)} does; the exception says what the mistake is, such as a
     * missing comma, and where.
     *
     * @throws JsonException if the text is not one JSON value within the limits
     */
    @Nullable
    public static Object readWritten(String text) {
        try {
            return read(text);
        } catch (JsonException e) {
            throw Mistake.in(text, e);
        }
    }

    /**
     * Reads one JSON value from UTF-8.
     *
     * @throws JsonException if the bytes are not UTF-8, or the text is not one JSON value within the limits
     */
    @Nullable
    public static Object read(byte[] utf8) {
        return read(FACTORY, characters(utf8));
    }

    /**
     * Reads one JSON value from UTF-8, as {@link #readHolding(String)} does.
     *
     * @throws JsonException if the bytes are not UTF-8, or the text is not one JSON value within these limits
     */
    @Nullable
    public static Object readHolding(byte[] utf8) {
        return read(HOLDING, characters(utf8));
    }

    /**
     * Reads parts of one JSON value that came as an answer. The text may have any number of tokens; what is read as a whole has
     * {@value #MAX_NODES} values and names at most. Nothing is said of what is wrong with it in terms of characters: {@link
     * #parts(String, Parts)} does that.
     *
     * @param from where the text begins in the bytes
     * @throws JsonException if the bytes are not UTF-8, or the text is not one JSON value within these limits
     */
    @Nullable
    public static Object parts(byte[] utf8, int from, Parts parts) {
        if (!Utf8.is(utf8)) {
            throw new JsonException("The bytes are not UTF-8", 1, 1);
        }
        try (JsonParser parser = BYTES.createParser(utf8, from, utf8.length - from)) {
            return new JsonReading(parser, NODES, new MemberNames(), MAX_NODES).document(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory has no I/O to fail
        }
    }

    /**
     * Reads parts of one JSON value that came as an answer, as {@link #parts(byte[], int, Parts)} does.
     *
     * @throws JsonException if the text is not one JSON value within these limits
     */
    @Nullable
    public static Object parts(String text, Parts parts) {
        try (JsonParser parser = ANSWERS.createParser(new CharArrayReader(text.toCharArray()))) {
            return new JsonReading(parser, NODES, null, MAX_NODES).document(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory has no I/O to fail
        }
    }

    private static char[] characters(byte[] utf8) {
        try {
            var chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
            return Arrays.copyOfRange(chars.array(), chars.position(), chars.limit());
        } catch (CharacterCodingException e) {
            throw new JsonException("The bytes are not UTF-8", 1, 1);
        }
    }

    @Nullable
    private static Object read(JsonFactory factory, char[] text) {
        try (JsonParser parser = factory.createParser(new CharArrayReader(text))) {
            return new JsonReading(parser, TOKENS, null, Integer.MAX_VALUE).document(Parts.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array in memory has no I/O to fail
        }
    }

    /**
     * Writes a value compactly.
     *
     * @param value null, a string, a boolean, a number, or a list or map of such
     * @throws IllegalArgumentException if the value is or holds anything else
     */
    public static String write(@Nullable Object value) {
        return JsonWriting.write(value, false);
    }

    /**
     * Writes a value for people: two spaces of indentation, a member a line, {@code \n} as the line end.
     *
     * @param value as for {@link #write(Object)}
     * @throws IllegalArgumentException as for {@link #write(Object)}
     */
    public static String writePretty(@Nullable Object value) {
        return JsonWriting.write(value, true);
    }
}
