/**
 * How much may be in flight at once, and how much is remembered, so that no tenant can starve another. Public for this module
 * alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.limit;

import javax.annotation.ParametersAreNonnullByDefault;
