/** Tests of the console, through requests. */
package io.dataconnectors.console;
