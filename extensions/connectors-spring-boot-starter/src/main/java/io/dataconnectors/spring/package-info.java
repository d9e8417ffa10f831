/**
 * Connectors in Spring Boot 3.5 and 4: all parts are beans that a host can replace, set by the properties {@code
 * dataconnectors.*}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.spring;

import javax.annotation.ParametersAreNonnullByDefault;
