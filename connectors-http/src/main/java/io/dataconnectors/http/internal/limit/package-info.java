/**
 * Limits of what is in flight at once and of what is remembered, so that no tenant can starve another. Public for this module
 * alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.limit;

import javax.annotation.ParametersAreNonnullByDefault;
