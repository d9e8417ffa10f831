/**
 * The operations of real vendors in {@code documents/vendors}, proved case by case: from inputs to the bytes on the wire,
 * from an answer to outputs.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.examples.vendors;

import javax.annotation.ParametersAreNonnullByDefault;
