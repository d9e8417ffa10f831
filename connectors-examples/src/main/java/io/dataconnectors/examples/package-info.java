/** The program that {@code exec:java} runs. */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples;

import javax.annotation.ParametersAreNonnullByDefault;
