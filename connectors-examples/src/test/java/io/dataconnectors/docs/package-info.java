/**
 * The examples in the documentation are compiled and read, so that they stay true.
 */
package io.dataconnectors.docs;
