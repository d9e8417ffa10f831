/**
 * A shop that the example documents call: a stub API on this machine, so that everything can be tried without an account
 * anywhere.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.shop;

import javax.annotation.ParametersAreNonnullByDefault;
