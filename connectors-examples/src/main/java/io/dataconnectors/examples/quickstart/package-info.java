/** The life of a connector from its first draft to its end, in one program to read and to copy from. */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.quickstart;

import javax.annotation.ParametersAreNonnullByDefault;
