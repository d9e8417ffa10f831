/**
 * The entry point of a host: the registry, which guards the life of connectors. What it needs of the host stands behind
 * {@link io.dataconnectors.spi}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.registry;

import javax.annotation.ParametersAreNonnullByDefault;
