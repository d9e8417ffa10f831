/**
 * The stores that the library brings, in memory and in files.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.store;

import javax.annotation.ParametersAreNonnullByDefault;
