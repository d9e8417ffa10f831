/**
 * The ways out: through the relay, through a proxy of the host, or straight. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.egress;

import javax.annotation.ParametersAreNonnullByDefault;
