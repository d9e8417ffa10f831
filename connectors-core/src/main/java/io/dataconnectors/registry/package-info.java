/**
 * The entry point of a host: the registry, which guards the life of connectors, and the stores that the library brings.
 * What the registry needs of the host stands behind {@link io.dataconnectors.spi}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.registry;

import javax.annotation.ParametersAreNonnullByDefault;
