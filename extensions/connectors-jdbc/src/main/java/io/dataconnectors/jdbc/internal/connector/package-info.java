/** The store of connectors, and how nodes learn of changes. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.connector;

import javax.annotation.ParametersAreNonnullByDefault;
