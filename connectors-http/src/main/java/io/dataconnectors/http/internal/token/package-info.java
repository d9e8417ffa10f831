/**
 * Access tokens: asking token endpoints for them, and sharing them among calls. Public for this module alone, and no promise to
 * hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.token;

import javax.annotation.ParametersAreNonnullByDefault;
