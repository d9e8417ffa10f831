/**
 * The console on the HTTP server of the JDK, for the command line and for tests.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.jdk;

import javax.annotation.ParametersAreNonnullByDefault;
