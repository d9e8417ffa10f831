package io.dataconnectors.http.internal.relay;

import io.dataconnectors.spi.ConnectionProblem.Kind;
import java.net.UnknownHostException;
import javax.annotation.Nullable;

/** Why a name or an address was not reached, told from what was thrown. The JDK has one class for some that differ. */
public final class Unreached {
    private static final String TRY_LATER = "Temporary failure in name resolution";
    private static final String REFUSED = "Connection refused";

    private Unreached() {}

    /** Returns what is wrong with a name. */
    public static Kind resolving(@Nullable Throwable thrown) {
        boolean unknown = thrown instanceof UnknownHostException
                && !String.valueOf(thrown.getMessage()).endsWith(TRY_LATER);
        return unknown ? Kind.NAME_NOT_FOUND : Kind.RESOLVER_FAILED;
    }

    /** Returns what is wrong with an address. */
    static Kind connecting(Exception thrown) {
        return String.valueOf(thrown.getMessage()).startsWith(REFUSED) ? Kind.CONNECTION_REFUSED : Kind.UNREACHABLE;
    }
}
