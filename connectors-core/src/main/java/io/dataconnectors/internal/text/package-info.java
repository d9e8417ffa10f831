/**
 * Judgements of a name or a text by itself: the known name that was probably meant, whether it is a secret, how it may
 * be shown, and which of many have a part. Nothing of templates, documents or connectors is known here.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.text;

import javax.annotation.ParametersAreNonnullByDefault;
