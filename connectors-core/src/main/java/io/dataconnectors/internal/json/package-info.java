/**
 * JSON text to plain Java values and back, strictly and within limits. Knows nothing of connectors; the JSON library
 * behind it shows nowhere else.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.json;

import javax.annotation.ParametersAreNonnullByDefault;
