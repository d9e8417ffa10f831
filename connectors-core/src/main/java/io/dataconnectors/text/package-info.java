/**
 * Text for people: what was probably meant by a name that is not known. Knows nothing of templates, documents or
 * connectors.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.text;

import javax.annotation.ParametersAreNonnullByDefault;
