/**
 * Benchmarks of calls beside their peers. Run by hand; README.md of this module says how, docs/performance.md what came of it.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.benchmarks;

import javax.annotation.ParametersAreNonnullByDefault;
