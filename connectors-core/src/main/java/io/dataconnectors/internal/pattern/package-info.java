/**
 * Regular expressions that strangers write: read whole, judged by what the engine builds of them, and paid for while they
 * are looked for. Public for the packages of this module, and no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.pattern;

import javax.annotation.ParametersAreNonnullByDefault;
