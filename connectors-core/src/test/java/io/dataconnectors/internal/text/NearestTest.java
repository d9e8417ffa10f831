package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN =
            List.of("name", "id", "maxLength", "minLength", "prescription", "description");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nme            | name        | a letter is missing
                    names          | name        | there is one too many
                    nane           | name        | one is another
                    maxLenght      | maxLength   | two stand the wrong way round
                    MAXLENGTH      | maxLength   | case does not count
                    ID             | id          | not even in the shortest
                    descripton     | description | the nearest of two
                    """)
    void a_typing_error_is_near_what_was_meant(String wrong, String meant, String why) {
        assertThat(Nearest.of(wrong, KNOWN)).as(why).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"ix", "nm", "text", "length", "maximumLengths", "d"})
    void what_differs_in_more_than_a_third_or_in_four_letters_is_near_nothing(String wrong) {
        assertThat(Nearest.of(wrong, KNOWN)).isEmpty();
    }

    @Test
    void of_names_that_are_as_near_the_first_is_meant() {
        assertThat(Nearest.of("mixLength", KNOWN)).contains("maxLength");
    }

    @Test
    void a_long_name_is_near_nothing_and_no_name_is_near_a_long_one() {
        String name = "n".repeat(65);
        assertThat(Nearest.of(name, List.of(name))).isEmpty();
        assertThat(Nearest.of("name", List.of("name".repeat(1 << 20)))).isEmpty();
        assertThat(Nearest.of("name", List.of())).isEmpty();
        assertThat(Nearest.of("", KNOWN)).isEmpty();
    }
}
