/** Parts of a call beside what others do the same with, measured by JMH; {@code Parts} runs them. */
@ParametersAreNonnullByDefault
package io.dataconnectors.benchmarks.parts;

import javax.annotation.ParametersAreNonnullByDefault;
