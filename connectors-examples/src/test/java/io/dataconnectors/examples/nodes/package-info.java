/** Several nodes on one database, with the executor that makes their calls. */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.nodes;

import javax.annotation.ParametersAreNonnullByDefault;
