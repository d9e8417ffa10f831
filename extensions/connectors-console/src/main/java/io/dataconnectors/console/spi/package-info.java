/**
 * Interfaces that a host implements for the console: who may do what, tokens of forms, requests and responses of a server.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.spi;

import javax.annotation.ParametersAreNonnullByDefault;
