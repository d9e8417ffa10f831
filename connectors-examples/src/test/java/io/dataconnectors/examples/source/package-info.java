/** Texts of files as plain values. */
@javax.annotation.ParametersAreNonnullByDefault
package io.dataconnectors.examples.source;
