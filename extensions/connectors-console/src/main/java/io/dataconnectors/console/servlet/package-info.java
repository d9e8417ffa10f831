/**
 * The console in a container of Jakarta Servlet 6.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.console.servlet;

import javax.annotation.ParametersAreNonnullByDefault;
