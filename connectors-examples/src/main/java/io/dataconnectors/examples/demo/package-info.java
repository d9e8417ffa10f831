/**
 * A host with the console, to be tried and to be copied from: connectors in a database in a folder, a shop for them to call, and
 * workflows that use them.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.demo;

import javax.annotation.ParametersAreNonnullByDefault;
