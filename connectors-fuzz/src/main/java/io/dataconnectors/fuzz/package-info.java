/**
 * The harness that looks for inputs nobody thought of: mutations of known ones, and what must hold for each. Beside it stands what
 * tests of all modules share: numbers of rounds, a clock, waiting for other
 * threads, and processes that are killed.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.fuzz;

import javax.annotation.ParametersAreNonnullByDefault;
