/**
 * What the egress relay costs a call, beside direct connections. Run by hand; docs/performance.md says how, and what came of it.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.benchmarks;

import javax.annotation.ParametersAreNonnullByDefault;
