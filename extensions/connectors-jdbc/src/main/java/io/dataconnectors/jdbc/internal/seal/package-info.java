/** Encryption of what is kept in the database, with the keys of the host. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.seal;

import javax.annotation.ParametersAreNonnullByDefault;
