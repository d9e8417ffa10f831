package io.dataconnectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValuesTest {
    enum State {
        PENDING,
        DELIVERED
    }

    record Line(String sku, int quantity) {}

    record OrderStatus(
            State status,
            @JsonProperty("due_on") LocalDate due,
            Instant created,
            BigDecimal total,
            long id,
            List<Line> lines,
            String note) {}

    private static Execution outputs(Map<String, Object> values) {
        return Execution.builder("call-1").outputs(values).build();
    }

    private static Map<String, Object> order() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("status", "delivered");
        order.put("due_on", "2026-11-30");
        order.put("created", "2026-11-23T10:15:30Z");
        order.put("total", new BigDecimal("10.00"));
        order.put("id", 9_007_199_254_740_993L);
        order.put("lines", List.of(Map.of("sku", "A-1", "quantity", 2)));
        order.put("more", "than the record has");
        return order;
    }

    @Test
    void outputs_become_a_record_and_numbers_keep_every_digit() {
        assertThat(outputs(order()).outputsAs(OrderStatus.class))
                .isEqualTo(new OrderStatus(
                        State.DELIVERED,
                        LocalDate.parse("2026-11-30"),
                        Instant.parse("2026-11-23T10:15:30Z"),
                        new BigDecimal("10.00"),
                        9_007_199_254_740_993L,
                        List.of(new Line("A-1", 2)),
                        null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status  | lost       | /status: must be one of PENDING, DELIVERED
            due_on  | 30.11.2026 | /due_on: must be a value for LocalDate
            created | 2026-11-23 | /created: must be a value for Instant
            total   | ten        | /total: must be a value for BigDecimal
            id      | 12         | /id: must be a value for long, which cannot be absent or null
            lines   | none       | /lines: must be a list
            """)
    void an_output_that_does_not_fit_is_named_and_its_value_is_not(String name, String value, String message) {
        Map<String, Object> order = order();
        order.put(name, value);

        assertThatExceptionOfType(OutputMismatchException.class)
                .isThrownBy(() -> outputs(order).outputsAs(OrderStatus.class))
                .withMessage("The outputs are no OrderStatus: " + message);
    }

    @Test
    void an_output_within_a_list_is_named_with_its_place() {
        Map<String, Object> order = order();
        order.put("lines", List.of(Map.of("sku", "A-1", "quantity", 2), Map.of("sku", "A-2", "quantity", 1.5)));

        assertThatExceptionOfType(OutputMismatchException.class)
                .isThrownBy(() -> outputs(order).outputsAs(OrderStatus.class))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/lines/1/quantity"));
    }

    @Test
    void an_absent_output_is_null_but_for_a_primitive() {
        Map<String, Object> order = order();
        order.remove("total");
        assertThat(outputs(order).outputsAs(OrderStatus.class).total()).isNull();

        order.remove("id");
        assertThatExceptionOfType(OutputMismatchException.class)
                .isThrownBy(() -> outputs(order).outputsAs(OrderStatus.class))
                .withMessageContaining("/id: must be a value for long, which cannot be absent or null");
    }

    record Search(
            State status,
            LocalDate since,
            Instant until,
            Duration age,
            UUID customer,
            BigInteger big,
            @JsonProperty("order_lines") List<Line> lines,
            String note) {}

    @Test
    void a_record_becomes_inputs_and_what_is_null_is_not_supplied() {
        UUID customer = new UUID(1, 2);
        Search search = new Search(
                State.PENDING,
                LocalDate.parse("2026-11-23"),
                Instant.parse("2026-11-23T10:15:30Z"),
                Duration.ofHours(2),
                customer,
                new BigInteger("123456789012345678901234567890"),
                List.of(new Line("A-1", 2)),
                null);

        assertThat(Invocation.of(search).inputs())
                .isEqualTo(Map.of(
                        "status", "PENDING",
                        "since", "2026-11-23",
                        "until", "2026-11-23T10:15:30Z",
                        "age", "PT2H",
                        "customer", customer.toString(),
                        "big", new BigInteger("123456789012345678901234567890"),
                        "order_lines", List.of(Map.of("sku", "A-1", "quantity", 2))));
    }

    record Stream(java.io.InputStream bytes) {}

    @Test
    void a_record_with_what_json_cannot_say_is_misuse() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Invocation.of(new Stream(java.io.InputStream.nullInputStream())))
                .withMessage("These inputs have no form in JSON: the members of a Stream are no plain values");
    }
}
