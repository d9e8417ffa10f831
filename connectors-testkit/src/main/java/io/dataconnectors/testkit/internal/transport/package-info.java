/**
 * The means of the contract of transports: exchanges that note what they are told, and how each fault may end. Public for the
 * library's own modules alone, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.testkit.internal.transport;

import javax.annotation.ParametersAreNonnullByDefault;
