/** The history of connectors in a table, in the transactions of the connectors. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.history;

import javax.annotation.ParametersAreNonnullByDefault;
