/**
 * The nodes of a compiled request: each knows the rules of its kind and renders itself. For the
 * library's own modules; nothing here is promised to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.request;

import javax.annotation.ParametersAreNonnullByDefault;
