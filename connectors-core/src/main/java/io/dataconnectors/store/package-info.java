/**
 * The stores that the library brings, in memory and in files, and the form in which a connector is kept: a store over a
 * database keeps the same.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.store;

import javax.annotation.ParametersAreNonnullByDefault;
