/**
 * The way out: where requests go and which targets are admitted. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.egress;

import javax.annotation.ParametersAreNonnullByDefault;
