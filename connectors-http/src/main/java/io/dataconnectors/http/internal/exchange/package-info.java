/**
 * One request on its way, as the executor sees it. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.exchange;

import javax.annotation.ParametersAreNonnullByDefault;
