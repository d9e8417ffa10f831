/**
 * The checks that every request passes before a page or the API sees it.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.guard;

import javax.annotation.ParametersAreNonnullByDefault;
