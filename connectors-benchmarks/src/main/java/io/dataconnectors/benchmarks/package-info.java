/**
 * Benchmarks of a call beside one that is written by hand, direct and through the egress relay. Run by hand; docs/performance.md says how, and what came of it.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.benchmarks;

import javax.annotation.ParametersAreNonnullByDefault;
