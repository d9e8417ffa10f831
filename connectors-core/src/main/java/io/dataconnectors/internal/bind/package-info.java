/**
 * The service that the annotations on values call: the way from a mapper of the host's to the forms in {@code document}.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.bind;

import javax.annotation.ParametersAreNonnullByDefault;
