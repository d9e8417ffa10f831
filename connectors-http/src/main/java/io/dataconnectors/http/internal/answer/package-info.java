/**
 * The reading of answers: checked, capped, decoded, masked. Public for this module alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.answer;

import javax.annotation.ParametersAreNonnullByDefault;
