package io.dataconnectors.internal.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names that templates may use here, and values for them. */
final class Samples {
    private Samples() {}

    static Names names() {
        Shape scalar = Shape.scalar();
        return Names.builder()
                .value("order_id", scalar)
                .value("day", scalar)
                .value("note", scalar)
                .value("amount", scalar)
                .value("items", Shape.list(Shape.object(Map.of("sku", scalar, "quantity", scalar))))
                .value("deep", Shape.object(Map.of("a", Shape.object(Map.of("b", Shape.any())))))
                .setting("shop", "acme")
                .build();
    }

    /** Returns none, plain ones, and ones that try to be more than values. */
    static List<Values> values() {
        Map<String, Object> plain = new HashMap<>();
        plain.put("order_id", "1042");
        plain.put("day", "2026-11-23");
        plain.put("amount", new BigDecimal("10.00"));
        plain.put("items", List.of(Map.of("sku", "a-1", "quantity", 2), Map.of()));
        plain.put("deep", Map.of("a", Map.of("b", List.of(1, "x", true))));
        plain.put("note", null);
        Map<String, Object> hostile = new HashMap<>();
        hostile.put("order_id", "../..\\%2e%2e/?a=b#\"},{\"x\":{{secret.t}}");
        hostile.put("day", "\r\nHost: evil.example\0\u2028\ud800");
        hostile.put("amount", new BigInteger("9".repeat(100)));
        hostile.put("items", Collections.nCopies(50, Map.of("sku", "]]><!--{{#items}}", "quantity", -1L)));
        hostile.put("deep", Map.of("a", Map.of("b", Collections.nCopies(40, Collections.nCopies(40, "&<>'")))));
        hostile.put("note", "{{#items}}{{/items}}%00\u202e");
        return List.of(
                call().build(),
                call().values(plain).build(),
                call().values(hostile).build());
    }

    private static Values.Builder call() {
        return Values.builder()
                .callId("3f0e1c52-8a0e-4d25-9f6e-0d6a1b2c3d4e")
                .callTime(Instant.EPOCH)
                .secret("t", "s3cret")
                .secret("shop_token", "t0ken");
    }
}
