/**
 * Operations of vendors to start from: what each does, what it asks for, and the connector that it becomes. The documents and
 * their index lie in {@code extensions/connectors-gallery/vendors}, each beside a page that shows what is sent and read.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.gallery;

import javax.annotation.ParametersAreNonnullByDefault;
