/**
 * Drafts of connectors from what is written elsewhere. Each form has a package of its own, such as
 * {@link io.dataconnectors.imports.curl}; what comes of all of them is an {@link io.dataconnectors.imports.ImportedDraft}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.imports;

import javax.annotation.ParametersAreNonnullByDefault;
