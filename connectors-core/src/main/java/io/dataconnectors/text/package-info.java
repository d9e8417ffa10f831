/**
 * What a name or a text tells by itself: the known name that was probably meant, and whether it is a secret. Knows nothing of
 * templates, documents or connectors.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.text;

import javax.annotation.ParametersAreNonnullByDefault;
