/**
 * The one place where requests leave, and how far each came. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.transport;

import javax.annotation.ParametersAreNonnullByDefault;
