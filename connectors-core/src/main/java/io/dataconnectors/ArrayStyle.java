package io.dataconnectors;

/** A way to write a list as parameters of a query or as fields of a form. */
public enum ArrayStyle {
    /** {@code a[0]=1&a[1]=2}. */
    INDICES,
    /** {@code a[]=1&a[]=2}. */
    BRACKETS,
    /** {@code a=1&a=2}. */
    REPEAT,
    /** {@code a=1,2}. */
    COMMA,
    /** {@code a=[1,2]}, percent-encoded: the JSON of the list as it is, {@code []} and nulls included. */
    JSON
}
