/**
 * The pages: of each a handler and what its template shows.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.page;

import javax.annotation.ParametersAreNonnullByDefault;
