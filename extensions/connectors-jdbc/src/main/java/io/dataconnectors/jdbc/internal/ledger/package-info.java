/** The ledger of writes: its table, and the outcomes in it, encrypted. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.ledger;

import javax.annotation.ParametersAreNonnullByDefault;
