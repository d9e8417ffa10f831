package io.dataconnectors.benchmarks;

import java.io.IOException;

/** One way to place an order: it sends five values, proves who asks, and reads five fields of the answer. */
interface Contestant {
    /** What proves who asks. */
    String TOKEN = "benchmark-token-of-forty-characters-1234";

    /** What is sent. */
    Order ORDER = new Order("A 1042", "Ada Lovelace", 2, "Say \"hello\" and ring twice", "2026-12-01");

    /** Makes one call, and returns what was read. */
    Reading call(Size size) throws IOException;

    /** Makes one call, which must succeed. */
    default void callWell(Size size) throws IOException {
        Reading reading = call(size);
        if (!Answers.EXPECTED.equals(reading)) {
            throw new IllegalStateException("Something else was read: " + reading);
        }
    }

    /**
     * The body of the request: its members are those of the JSON.
     *
     * @param order the id
     * @param customer who orders
     * @param quantity how many
     * @param note a text with characters that JSON escapes
     * @param day when it is wanted
     */
    record Order(String order, String customer, int quantity, String note, String day) {}

    /**
     * The five fields that are read.
     *
     * @param id in front
     * @param status in front
     * @param total a number
     * @param customer a member of an object
     * @param carrier a member of an object behind all that is not wanted
     */
    record Reading(String id, String status, double total, String customer, String carrier) {}
}
