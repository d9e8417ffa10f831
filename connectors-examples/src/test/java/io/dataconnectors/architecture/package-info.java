/**
 * The shape of the library, held by tests. They live here because the examples are the one module that sees all others.
 */
package io.dataconnectors.architecture;
