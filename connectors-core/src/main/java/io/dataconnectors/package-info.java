/**
 * The values a host works with: what a connector is, what calls it, and what came back.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors;

import javax.annotation.ParametersAreNonnullByDefault;
