/**
 * Threads that run the steps of calls and ask what may block, and what code of the host may throw. Public for the library's own modules alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.thread;

import javax.annotation.ParametersAreNonnullByDefault;
