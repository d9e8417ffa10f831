package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Values that a host has at hand are taken as inputs (trial 20). */
class JavaValuesTest {
    private enum Color {
        RED {
            @Override
            public String toString() {
                return "a body of its own";
            }
        }
    }

    @Test
    void they_become_the_plain_values_that_they_are_written_as() {
        UUID id = UUID.fromString("0b1f8a9e-2f3c-4d5e-8f90-123456789abc");
        Invocation invocation = Invocation.builder()
                .input("day", LocalDate.of(2026, 11, 23))
                .input("instant", Instant.parse("2026-11-23T10:15:30Z"))
                .input("offset", OffsetDateTime.parse("2026-11-23T11:15:30+01:00"))
                .input("zoned", ZonedDateTime.of(2026, 11, 23, 11, 15, 30, 0, ZoneId.of("Europe/Berlin")))
                .input("id", id)
                .input("link", URI.create("https://example.com/a"))
                .input("color", Color.RED)
                .input("words", new String[] {"a", null})
                .input("numbers", new int[] {1, 2})
                .input("nested", Map.of("days", List.of(LocalDate.of(2026, 1, 1)), "ids", new UUID[] {id}))
                .context("customer", id)
                .build();

        assertThat(invocation.inputs())
                .containsEntry("day", "2026-11-23")
                .containsEntry("instant", "2026-11-23T10:15:30Z")
                .containsEntry("offset", "2026-11-23T11:15:30+01:00")
                .containsEntry("zoned", "2026-11-23T11:15:30+01:00")
                .containsEntry("id", id.toString())
                .containsEntry("link", "https://example.com/a")
                .containsEntry("color", "RED")
                .containsEntry("words", Arrays.asList("a", null))
                .containsEntry("numbers", List.of(1, 2))
                .containsEntry("nested", Map.of("days", List.of("2026-01-01"), "ids", List.of(id.toString())));
        assertThat(invocation.context()).containsEntry("customer", id.toString());
    }

    @Test
    void definitions_take_them_too() {
        assertThat(Input.date("day").defaultValue(LocalDate.of(2026, 1, 1)).defaultValue())
                .isEqualTo("2026-01-01");
        assertThat(Input.string("color").oneOf(Color.RED).oneOf()).containsExactly("RED");
    }

    @Test
    void what_could_mean_several_things_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invocation.of("file", new byte[] {1}))
                .withMessage("Bytes are sent as a file: a map of name, mediaType and base64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invocation.of("at", LocalDateTime.of(2026, 1, 1, 0, 0)))
                .withMessageContaining("LocalDateTime");
        Object[] endless = new Object[1];
        endless[0] = endless;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invocation.of("list", endless))
                .withMessage("A value nests at most 64 levels deep");
    }
}
