/**
 * Worked signers, for APIs whose authentication is a computation over the request: to be used as they are, or changed to what
 * an API's documentation says. Beside each stands a document that names it, among the resources.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.signers;

import javax.annotation.ParametersAreNonnullByDefault;
