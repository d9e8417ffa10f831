/** Access tokens that nodes share, and the leases to fetch them. */
@ParametersAreNonnullByDefault
package io.dataconnectors.jdbc.internal.token;

import javax.annotation.ParametersAreNonnullByDefault;
