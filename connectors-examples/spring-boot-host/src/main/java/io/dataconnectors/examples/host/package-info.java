/**
 * A host on Spring Boot, with users and two tenants of its own, workflows in a table of its own, and an automation that calls
 * connectors. {@code Integrations} and {@code OrderStatus} are all of it that knows connectors.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.host;

import javax.annotation.ParametersAreNonnullByDefault;
