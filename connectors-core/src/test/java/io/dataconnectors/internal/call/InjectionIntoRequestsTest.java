package io.dataconnectors.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.InvalidInputException;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.request.RenderedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a stranger types, and wherever it stands: the request keeps its shape and carries exactly that, or is refused with
 * a message that names the place and not the value.
 */
class InjectionIntoRequestsTest {
    private static final long SEED = Long.getLong("seed", 20261130);

    static Stream<Place> places() {
        return Places.all();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_value_is_carried_exactly_or_refused(Place place) {
        Object shape = place.shape().apply(place.render("harmless"));

        Hostile.TEXTS.forEach(text -> assertSafe(place, text, shape));
    }

    @ParameterizedTest
    @MethodSource("places")
    void so_are_values_by_chance(Place place) {
        Object shape = place.shape().apply(place.render("harmless"));

        Hostile.random(SEED, Thorough.rounds(30, 200)).forEach(text -> assertSafe(place, text, shape));
    }

    @ParameterizedTest
    @MethodSource("places")
    void ten_megabytes_are_refused(Place place) {
        assertRefused(place, "a".repeat(10_000_000));
        assertRefused(place, "\"\\\u0001ü😀".repeat(2_000_000));
    }

    private static void assertSafe(Place place, String text, Object shape) {
        if (place.refuses().test(text)) {
            assertRefused(place, text);
            return;
        }
        RenderedRequest request = place.render(text);
        assertThat(place.shape().apply(request)).as(() -> told(place, text)).isEqualTo(shape);
        assertThat(place.carried().apply(request))
                .as(() -> told(place, text))
                .isEqualTo(place.told().apply(text));
    }

    private static void assertRefused(Place place, String text) {
        try {
            place.render(text);
        } catch (InvalidInputException e) {
            List<String> problems =
                    e.violations().stream().map(Object::toString).toList();
            assertThat(problems)
                    .as(() -> told(place, text))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem)
                            .matches("In the " + place.where() + ": [^\r\n]+")
                            .hasSizeLessThan(300));
            return;
        }
        throw new AssertionError("Not refused: " + told(place, text));
    }

    private static String told(Place place, String text) {
        String shown = text.length() > 200 ? text.length() + " characters" : text;
        return place + ", seed " + SEED + ", "
                + shown.codePoints()
                        .mapToObj(c -> c >= ' ' && c < 127 ? Character.toString(c) : "\\u" + Integer.toHexString(c))
                        .toList();
    }
}
