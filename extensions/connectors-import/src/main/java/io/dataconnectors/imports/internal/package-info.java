/**
 * The parts that every import needs: the report, the names and values that a draft declares, templates of texts in which there may be
 * secrets and placeholders, and the check of the draft. Knows no form that is imported.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.imports.internal;

import javax.annotation.ParametersAreNonnullByDefault;
