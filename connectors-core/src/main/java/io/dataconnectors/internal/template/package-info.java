/**
 * Templates: text with {@code {{…}}} tags, parsed once for the position it stands in (URL, query, header, JSON, text) and
 * rendered with values that are data there and nothing else. Knows nothing of connectors.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.template;

import javax.annotation.ParametersAreNonnullByDefault;
