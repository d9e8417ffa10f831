/**
 * The form of a connector: which fields a document has, how they are shown, and what comes of them when they are sent.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.form;

import javax.annotation.ParametersAreNonnullByDefault;
