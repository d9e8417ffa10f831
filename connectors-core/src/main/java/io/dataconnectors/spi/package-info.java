/**
 * Interfaces that a host implements: where connectors are kept, who uses them, where secrets are, how calls are made and watched.
 * Every SPI is one small interface; the module {@code connectors-testkit} has a test class that proves an implementation.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.spi;

import javax.annotation.ParametersAreNonnullByDefault;
