/**
 * The texts of files, JSON or YAML, as the plain values that JSON has, with the line and the column of each. Knows nothing of
 * connectors; the YAML library behind it shows nowhere else.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.source;

import javax.annotation.ParametersAreNonnullByDefault;
