package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {
    private static TokenReader.Reading read(String body) {
        return TokenReader.read(Answer.json(200, body), Mask.NONE);
    }

    private static String problem(Answer answer) {
        TokenReader.Reading reading = TokenReader.read(answer, Mask.NONE);
        assertThat(reading.token()).isNull();
        assertThat(reading.failure().kind()).isEqualTo(FailureKind.AUTHENTICATION);
        return reading.failure().message();
    }

    @Test
    void an_answer_is_a_token_and_its_lifetime() {
        TokenReader.AccessToken token =
                read("""
                        {"access_token": "2YotnFZFEjr1zCsicMWpAA", "token_type": "example-is-bearer", "expires_in": 3600}""".replace("example-is-bearer", "Bearer")).token();

        assertThat(token.value().reveal()).isEqualTo("2YotnFZFEjr1zCsicMWpAA");
        assertThat(token.lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(token).hasToString("AccessToken[value=***, lifetime=PT1H]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "absent", textBlock = """
                    1                 | PT1S
                    "3599"            | PT59M59S
                    " 60 "            | PT1M
                    59.9              | PT59S
                    "59.9"            | PT59S
                    6E1               | PT1M
                    0.5               | PT0S
                    0                 | PT0S
                    "0"               | PT0S
                    -1                | PT0S
                    "-5"              | PT0S
                    86400             | PT24H
                    86401             | PT24H
                    1E300             | PT24H
                    99999999999999999999999999 | PT24H
                    absent            | PT5M
                    null              | PT5M
                    ""                | PT5M
                    "soon"            | PT5M
                    "1e3"             | PT5M
                    true              | PT5M
                    [3600]            | PT5M
                    """)
    void how_long_a_token_lives_is_read_as_servers_write_it(String expiresIn, Duration lifetime) {
        String member = expiresIn == null ? "" : ", \"expires_in\": " + expiresIn;

        assertThat(read("{\"access_token\": \"t\"" + member + "}").token().lifetime())
                .isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Bearer\"", "\"bearer\"", "\"BEARER\"", "null"})
    void a_bearer_is_one_in_any_case_or_when_nothing_is_said(String type) {
        assertThat(read("{\"access_token\": \"t\", \"token_type\": " + type + "}")
                        .token())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mac\"", "\"DPoP\"", "\"\"", "7"})
    void a_token_of_another_type_is_refused(String type) {
        assertThat(problem(Answer.json(200, "{\"access_token\": \"t\", \"token_type\": " + type + "}")))
                .isEqualTo("The token endpoint gave a token of another type than Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "not json",
                "null",
                "{\"access_token\": null}",
                "{\"access_token\": \" \"}",
                "{\"access_token\": 1}",
                "{\"access_token\": \"a\", \"access_token\": \"b\"}"
            })
    void an_answer_without_a_token_is_a_failure(String body) {
        assertThat(problem(Answer.json(200, body))).isEqualTo("The answer of the token endpoint has no access_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX: 1", "ü", "a\\u0000"})
    void a_token_that_no_header_carries_is_refused(String token) {
        assertThat(problem(Answer.json(200, "{\"access_token\": \"" + token + "\"}")))
                .isEqualTo("The access_token of the token endpoint cannot stand in a header");
    }

    @Test
    void what_the_endpoint_says_of_an_error_is_told() {
        var failure = TokenReader.read(
                        Answer.json(401, "{\"error\": \"invalid_client\", \"error_description\": \"No such client\"}"),
                        Mask.NONE)
                .failure();

        assertThat(failure.message()).isEqualTo("The token endpoint answered with status 401");
        assertThat(failure.apiCode()).isEqualTo("invalid_client");
        assertThat(failure.apiMessage()).isEqualTo("No such client");
    }

    @Test
    void an_error_within_a_success_is_told_too() {
        var failure = read("{\"ok\": false, \"error\": {\"code\": 7}}").failure();

        assertThat(failure.message()).isEqualTo("The answer of the token endpoint has no access_token");
        assertThat(failure.apiCode()).isEqualTo("{\"code\":7}");
    }

    @Test
    void an_error_page_and_a_charset_that_nobody_knows_are_failures_like_others() {
        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
        assertThat(problem(Answer.of(503, List.of(), page))).isEqualTo("The token endpoint answered with status 503");
        assertThat(problem(Answer.of(200, List.of(new Header("Content-Type", "text/html; charset=klingon")), page)))
                .isEqualTo("The answer of the token endpoint has no access_token");
    }
}
