/**
 * Failures that end a call before its answer counts, in words of our own. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.failure;

import javax.annotation.ParametersAreNonnullByDefault;
