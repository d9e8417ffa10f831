/**
 * The secrets of a workspace: which there are, and which connectors use them.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.secret;

import javax.annotation.ParametersAreNonnullByDefault;
