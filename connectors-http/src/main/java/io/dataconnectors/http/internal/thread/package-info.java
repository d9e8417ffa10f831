/**
 * Threads that run the steps of calls. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.thread;

import javax.annotation.ParametersAreNonnullByDefault;
