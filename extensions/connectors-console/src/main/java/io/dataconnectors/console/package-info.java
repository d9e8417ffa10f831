/**
 * The console: connectors on a screen and as a JSON API, which a host mounts into its own application.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console;

import javax.annotation.ParametersAreNonnullByDefault;
