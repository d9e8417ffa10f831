/**
 * The tools with which the rules of a definition are checked: the list of violations, and what several parts of a request
 * must agree on. For the library's own modules; nothing here is promised to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.rule;

import javax.annotation.ParametersAreNonnullByDefault;
