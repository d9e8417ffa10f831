/** The log of calls: a buffer, a thread that writes from it, and a table. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.log;

import javax.annotation.ParametersAreNonnullByDefault;
