/**
 * Finding values in JSON: JSONPath (RFC 9535) and JSON Pointer (RFC 6901) over plain Java values. Safe on queries and
 * documents of strangers: every step is counted against a budget, and nothing recurses with the depth of a document.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.jsonpath;

import javax.annotation.ParametersAreNonnullByDefault;
