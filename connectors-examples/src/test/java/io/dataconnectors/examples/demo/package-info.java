/** The demo host, and the command that opens it. */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.demo;

import javax.annotation.ParametersAreNonnullByDefault;
