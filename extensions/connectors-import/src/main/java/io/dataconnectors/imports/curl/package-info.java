/**
 * Commands for {@code curl}, pasted from documentation, a terminal or a browser, as drafts of definitions. Knows the shells'
 * quoting and curl's options; sends nothing and reads no file.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.imports.curl;

import javax.annotation.ParametersAreNonnullByDefault;
