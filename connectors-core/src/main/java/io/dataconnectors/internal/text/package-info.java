/**
 * What a name or a text tells by itself: the known name that was probably meant, whether it is a secret, and how it may be
 * shown. Knows nothing of
 * templates, documents or connectors.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.text;

import javax.annotation.ParametersAreNonnullByDefault;
