/**
 * Compiles definitions: checks every rule, and parses templates, paths and patterns once. For the library's own modules;
 * nothing here is promised to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.compile;

import javax.annotation.ParametersAreNonnullByDefault;
