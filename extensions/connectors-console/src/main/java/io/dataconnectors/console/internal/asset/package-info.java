/**
 * Style sheets and scripts: own files and those of WebJars, with addresses that change when they do.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.asset;

import javax.annotation.ParametersAreNonnullByDefault;
