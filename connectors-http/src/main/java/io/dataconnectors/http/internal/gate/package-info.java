/**
 * The gates that a request passes before anything is sent: its URL, its header fields, the addresses it goes to. Public for this
 * module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.gate;

import javax.annotation.ParametersAreNonnullByDefault;
