package io.dataconnectors.http.internal.egress;

import io.dataconnectors.http.internal.failure.Failures;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.AddressGate;
import io.dataconnectors.http.internal.gate.IpLiteral;
import io.dataconnectors.http.internal.gate.Target;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of addresses whether they may be called. What is said outward never tells an address: the log of the host does. */
final class AddressJudge {
    private static final Logger LOG = LoggerFactory.getLogger(Egress.class);

    private final AddressGate gate;

    AddressJudge(AddressGate gate) {
        this.gate = gate;
    }

    /** One bad address blocks the name: which of them the client would take is not ours to choose. */
    @Nullable
    Stopped judge(Target target, InetAddress... addresses) {
        if (Arrays.stream(addresses).allMatch(address -> gate.permits(target.host(), address))) {
            return null;
        }
        LOG.warn("A connector was kept from calling {} at {}", target.origin(), Arrays.toString(addresses));
        return Failures.blocked(target.origin());
    }

    /** Judges a target that is an address; returns null if it is a name. */
    @Nullable
    CompletableFuture<Void> judgeLiteral(Target target) {
        InetAddress literal = IpLiteral.parse(target.host());
        return literal == null ? null : ended(judge(target, literal));
    }

    static CompletableFuture<Void> ended(@Nullable Stopped refusal) {
        return refusal == null ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(refusal);
    }
}
