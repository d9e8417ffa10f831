/**
 * Connectors and what belongs to them in the host's database, PostgreSQL or H2, for any number of nodes: {@link
 * io.dataconnectors.jdbc.JdbcStorage}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc;

import javax.annotation.ParametersAreNonnullByDefault;
