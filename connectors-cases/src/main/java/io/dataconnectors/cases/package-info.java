/**
 * Pages that show calls: inputs, requests, answers and what comes of them are sent and compared.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.cases;

import javax.annotation.ParametersAreNonnullByDefault;
