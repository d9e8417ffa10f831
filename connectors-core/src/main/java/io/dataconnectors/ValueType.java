package io.dataconnectors;

import java.util.Locale;

/** The types that inputs and outputs are declared with. A document writes them in lower case. */
public enum ValueType {
    /** Text. */
    STRING,
    /** A whole number of any size. */
    INTEGER,
    /** A number of any size and precision. */
    NUMBER,
    /** True or false. */
    BOOLEAN,
    /** A day, {@code 2026-11-23} (RFC 3339, full-date). */
    DATE,
    /** An instant, {@code 2026-11-23T10:15:30Z} (RFC 3339, date-time). With whatever offset it comes, it is sent in UTC. */
    DATETIME,
    /** A file: an object of {@code name}, {@code mediaType} and the content as {@code base64}. An output is one by its place. */
    FILE,
    /** An object with members. */
    OBJECT,
    /** A list of elements. */
    ARRAY;

    /** Returns the word that a document uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
