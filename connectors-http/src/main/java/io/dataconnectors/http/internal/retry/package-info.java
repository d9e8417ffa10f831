/**
 * Outcomes of attempts, and the decision whether and when there is another. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.retry;

import javax.annotation.ParametersAreNonnullByDefault;
