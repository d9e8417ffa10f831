/**
 * Every text that people and programs read of the console, in one bundle.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.text;

import javax.annotation.ParametersAreNonnullByDefault;
