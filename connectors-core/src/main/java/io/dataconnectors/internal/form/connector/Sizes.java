package io.dataconnectors.internal.form.connector;

/** How much of each kind a document may have: far more than one has, and few enough that checking it takes no time. */
public final class Sizes {
    /** Elements of a list, and settings. */
    public static final int MANY = 100;

    /** Variables. */
    public static final int VARIABLES = 50;

    /** Places in an answer that are tried one after the other, and details of an error. */
    public static final int PLACES = 20;

    /** Parameters of a token request. */
    public static final int PARAMETERS = 20;

    /** Characters of a description. */
    public static final int DESCRIPTION = 1_024;

    /** Characters of a pattern. */
    public static final int PATTERN = 512;

    /** Bytes of a document, as JSON without white space, in UTF-8: far more than any vendor's operation needs. */
    public static final int DOCUMENT = 256 * 1024;

    private Sizes() {}
}
