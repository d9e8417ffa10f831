/**
 * Support for the tests of hosts: a stub HTTPS API to call, and the contracts of the SPIs as abstract JUnit classes.
 * A contract is extended in the host's tests, which hand it the implementation to be proved.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.testkit;

import javax.annotation.ParametersAreNonnullByDefault;
