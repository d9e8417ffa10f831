/** The database as all parts of the storage use it: transactions, statements, faults and the schema. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal;

import javax.annotation.ParametersAreNonnullByDefault;
