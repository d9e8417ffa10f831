/**
 * The secrets of a call: asking for them, and hiding them where an API echoes them. Public for this module alone, and no
 * promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.secret;

import javax.annotation.ParametersAreNonnullByDefault;
