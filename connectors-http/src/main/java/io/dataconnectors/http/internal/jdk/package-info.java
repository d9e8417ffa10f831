/**
 * The transport on the JDK's client. This package and those below it alone know {@code java.net.http} and what it needs: a
 * relay to judged addresses, a TLS that is watched, a gate that tells when a request begins. Public for this module alone, and
 * no promise to hosts.
 */
@ParametersAreNonnullByDefault
package io.dataconnectors.http.internal.jdk;

import javax.annotation.ParametersAreNonnullByDefault;
