/**
 * The JSON API: the acts of the pages as resources, in the forms of {@code io.dataconnectors.document}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.api;

import javax.annotation.ParametersAreNonnullByDefault;
