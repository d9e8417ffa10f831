/**
 * The command line, with which authors try a document before a host sees it: one class for each command, options that
 * several share, and two ways to print what came of it, for people and as JSON.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.cli;

import javax.annotation.ParametersAreNonnullByDefault;
