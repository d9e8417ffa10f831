/** Secrets of workspaces and the origins that each may be sent to, encrypted in tables. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.secret;

import javax.annotation.ParametersAreNonnullByDefault;
