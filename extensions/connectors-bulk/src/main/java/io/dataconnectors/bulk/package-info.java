/**
 * Runs of many calls of one connector, over all nodes of a host. The entry point is {@link io.dataconnectors.bulk.BulkRuns}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.bulk;

import javax.annotation.ParametersAreNonnullByDefault;
