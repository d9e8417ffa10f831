/**
 * Metrics and observations of calls, for Micrometer: {@link io.dataconnectors.micrometer.ConnectorMetrics} feeds a registry of
 * meters, {@link io.dataconnectors.micrometer.ConnectorObservations} makes a span of each call.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.micrometer;

import javax.annotation.ParametersAreNonnullByDefault;
