/**
 * The way out: where connectors may call, and who resolves names. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.egress;

import javax.annotation.ParametersAreNonnullByDefault;
