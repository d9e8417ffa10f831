package io.dataconnectors.internal.call;

import io.dataconnectors.Answer;
import io.dataconnectors.Failure;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Secret;
import io.dataconnectors.internal.json.JavaValues.PlainNumbers;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.JsonException;
import io.dataconnectors.internal.json.Parts;
import io.dataconnectors.internal.template.HeaderRules;
import io.dataconnectors.internal.text.AnswerText;
import io.dataconnectors.internal.text.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** Reads what a token endpoint answered (RFC 6749, sections 5.1 and 5.2). */
public final class TokenReader {
    private static final Parts READ = Parts.of(
            Stream.of("access_token", "token_type", "expires_in", "error", "error_description")
                    .collect(Collectors.toMap(Function.identity(), name -> Parts.ALL)),
            null,
            null,
            0);

    private final Answer answer;
    private final Map<?, ?> body;
    private final Mask mask;

    private TokenReader(Answer answer, Map<?, ?> body, Mask mask) {
        this.answer = answer;
        this.body = body;
        this.mask = mask;
    }

    /**
     * Returns what an answer means. Never throws for what the answer says.
     *
     * @param mask hides secrets in what the endpoint says of a failure; the token is read as it came
     */
    public static Reading read(Answer answer, Mask mask) {
        try {
            Object body = answer.size() == 0
                    ? Map.of()
                    : Json.parts(
                            AnswerText.decode(answer.body(), MediaType.ofField(answer.header("Content-Type"))), READ);
            return new TokenReader(answer, body instanceof Map<?, ?> object ? object : Map.of(), mask).reading();
        } catch (AnswerText.UndecodableException | JsonException e) {
            return new TokenReader(answer, Map.of(), mask).reading();
        }
    }

    /**
     * What an answer means: a token, or why there is none.
     *
     * @param token the access token, or null if there is none
     * @param failure why there is none, or null if there is one
     */
    public record Reading(
            @Nullable AccessToken token, @Nullable Failure failure) {}

    private Reading reading() {
        String token = body.get("access_token") instanceof String text ? text : "";
        String problem = problem(token);
        if (problem == null) {
            return new Reading(new AccessToken(Secret.of(token), Lifetime.of(body.get("expires_in"))), null);
        }
        Failure failure = Failure.of(FailureKind.AUTHENTICATION, problem);
        return new Reading(null, failure.saying(said("error_description"), said("error"), List.of(), Map.of()));
    }

    @Nullable
    private String problem(String token) {
        if (answer.status() / 100 != 2) {
            return "The token endpoint answered with status " + answer.status();
        }
        if (token.isBlank()) {
            return "The answer of the token endpoint has no access_token";
        }
        if (HeaderRules.valueProblem("Bearer " + token) != null) {
            return "The access_token of the token endpoint cannot stand in a header";
        }
        // RFC 6749, section 7.1: a token of a type that is not known is not to be used; many leave the type out
        Object type = body.get("token_type");
        boolean bearer = type == null || (type instanceof String word && word.equalsIgnoreCase("Bearer"));
        return bearer ? null : "The token endpoint gave a token of another type than Bearer";
    }

    @Nullable
    private String said(String member) {
        Object value = body.get(member);
        return value == null ? null : mask.text(value instanceof String text ? text : Json.write(value));
    }

    /**
     * An access token as a token endpoint gave it.
     *
     * @param value the access token; it can stand in a header
     * @param lifetime how long it may be used from when it was asked for; zero for a single use
     */
    public record AccessToken(Secret value, Duration lifetime) {}

    /**
     * The time for which an access token may be used, from {@code expires_in} (RFC 6749, section 5.1). Servers write it as a number, as
     * text and not at all: what cannot be read is as if it were not there, for an API that no longer takes a token says so.
     */
    static final class Lifetime {
        /** Of a token whose end is not said: short, for no harm comes of fetching one too often. */
        static final Duration UNSAID = Duration.ofMinutes(5);
        /** However long a token lives: one that was withdrawn is not kept for ever where the API does not answer 401. */
        static final Duration MOST = Duration.ofDays(1);

        private static final int MAX_DIGITS = 30;

        private Lifetime() {}

        static Duration of(@Nullable Object expiresIn) {
            BigDecimal seconds = seconds(expiresIn);
            if (seconds == null) {
                return UNSAID;
            }
            if (seconds.signum() <= 0) {
                return Duration.ZERO;
            }
            BigDecimal most = BigDecimal.valueOf(MOST.toSeconds());
            return Duration.ofSeconds(seconds.min(most).longValue());
        }

        @Nullable
        private static BigDecimal seconds(@Nullable Object value) {
            if (value instanceof Number) {
                return PlainNumbers.decimal(value);
            }
            if (!(value instanceof String text)
                    || !text.strip().matches("-?[0-9]{1," + MAX_DIGITS + "}(\\.[0-9]{1,9})?")) {
                return null;
            }
            return new BigDecimal(text.strip());
        }
    }
}
