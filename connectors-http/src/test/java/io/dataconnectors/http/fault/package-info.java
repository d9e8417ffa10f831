/** Servers that say back what they were sent. */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.fault;

import javax.annotation.ParametersAreNonnullByDefault;
