/** What can be wrong with a document, a template, a path, a pattern or inputs: the codes, and a problem before its place is known. */
@ParametersAreNonnullByDefault
package io.dataconnectors.internal.problem;

import javax.annotation.ParametersAreNonnullByDefault;
