/**
 * The connector document: the one JSON form of a definition that stores keep, forms edit, and people export and import.
 * Reads, writes and digests it, and describes it and its inputs as JSON Schema.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.document;

import javax.annotation.ParametersAreNonnullByDefault;
