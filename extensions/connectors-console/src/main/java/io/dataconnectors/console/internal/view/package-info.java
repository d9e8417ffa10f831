/**
 * The writing of pages: templates, texts, and what every template needs.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.internal.view;

import javax.annotation.ParametersAreNonnullByDefault;
