/**
 * Descriptions of values in JSON documents. A {@link io.dataconnectors.internal.form.Form} is the one description of a value: from
 * it come reading, writing, the form that a digest is made of, the walk over all texts, and the JSON Schema. For the
 * library's own modules; nothing here is promised to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.form;

import javax.annotation.ParametersAreNonnullByDefault;
