package io.dataconnectors.benchmarks;

import io.dataconnectors.benchmarks.Contestant.Reading;
import java.nio.charset.StandardCharsets;

/** The answers of the API: an order with items, of which none is wanted, and more below them. */
public final class Answers {
    /** What is read from each of them. */
    static final Reading EXPECTED = new Reading("1042", "delivered", 10.5, "Ada Lovelace", "DHL");

    private static final String START =
            "{\"id\":\"1042\",\"status\":\"delivered\",\"total\":10.5,\"customer\":{\"name\":\"Ada Lovelace\",\"city\":\"London\"},\"items\":[";
    private static final String END = "],\"shipment\":{\"carrier\":\"DHL\",\"day\":\"2026-11-30\"},\"note\":\"";

    private Answers() {}

    /** Returns an answer of exactly this size: as many items as fit, and a note that fills the rest. */
    public static byte[] of(Size size) {
        int room = size.bytes() - START.length() - END.length() - 2;
        StringBuilder items = new StringBuilder(item(0));
        for (int i = 1; items.length() + 1 + item(i).length() <= room; i++) {
            items.append(',').append(item(i));
        }
        String rest = "x".repeat(room - items.length());
        return (START + items + END + rest + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private static String item(int number) {
        return "{\"id\":" + (100_000 + number) + ",\"sku\":\"SKU-" + (100_000 + number)
                + "\",\"name\":\"Garden chair, folding\",\"quantity\":2,\"price\":19.95,\"currency\":\"EUR\",\"available\":true,"
                + "\"category\":\"garden\",\"note\":\"Two of three were packed with the table; the third follows as soon as"
                + " the warehouse has it again\"}";
    }
}
