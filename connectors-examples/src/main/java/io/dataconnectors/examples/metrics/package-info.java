/**
 * How calls are measured: a listener that feeds Micrometer.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.metrics;

import javax.annotation.ParametersAreNonnullByDefault;
