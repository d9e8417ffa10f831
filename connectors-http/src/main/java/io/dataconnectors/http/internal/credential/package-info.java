/**
 * What is computed anew for each attempt to prove who calls. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.credential;

import javax.annotation.ParametersAreNonnullByDefault;
