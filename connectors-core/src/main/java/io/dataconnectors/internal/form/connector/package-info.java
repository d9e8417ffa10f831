/**
 * The shape of the connector document, told once: its objects, their members, and what each member means. For the library's
 * own modules; nothing here is promised to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.form.connector;

import javax.annotation.ParametersAreNonnullByDefault;
