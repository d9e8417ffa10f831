/**
 * Credentials that are computed anew for each attempt. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.credential;

import javax.annotation.ParametersAreNonnullByDefault;
