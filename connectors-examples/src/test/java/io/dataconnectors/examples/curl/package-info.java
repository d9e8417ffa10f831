/** The import of commands compared with curl itself. */
@javax.annotation.ParametersAreNonnullByDefault
package io.dataconnectors.examples.curl;
