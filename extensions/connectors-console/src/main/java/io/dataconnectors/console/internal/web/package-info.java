/**
 * Requests as pages and the API see them: routes, forms, links, and what is refused.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.web;

import javax.annotation.ParametersAreNonnullByDefault;
