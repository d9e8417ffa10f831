package io.dataconnectors.http;

import io.dataconnectors.Header;
import io.dataconnectors.http.internal.egress.DirectEgress;
import io.dataconnectors.http.internal.egress.Egress;
import io.dataconnectors.http.internal.egress.ProxyEgress;
import io.dataconnectors.http.internal.egress.RelayEgress;
import io.dataconnectors.http.internal.relay.JvmNames;
import io.dataconnectors.spi.NameResolver;
import java.net.InetSocketAddress;
import java.util.Objects;
import javax.annotation.Nullable;

/** By which way connections leave the process. */
interface Exit {
    Exit RELAY = new Exit() {
        @Override
        public Egress open(EgressPolicy policy, @Nullable NameResolver names) {
            return new RelayEgress(policy::permitsPort, policy.addresses(), names == null ? new JvmNames() : names);
        }

        @Override
        public String toString() {
            return "through the relay";
        }
    };

    Exit DIRECT = new Exit() {
        @Override
        public Egress open(EgressPolicy policy, @Nullable NameResolver names) {
            requireNone(names, "with direct connections, the JDK resolves names");
            return new DirectEgress(policy.addresses(), new JvmNames());
        }

        @Override
        public String toString() {
            return "direct";
        }
    };

    Egress open(EgressPolicy policy, @Nullable NameResolver names);

    private static void requireNone(@Nullable NameResolver names, String why) {
        if (names != null) {
            throw new IllegalStateException("A name resolver would not be asked: " + why);
        }
    }

    /** Through a proxy of the host. */
    record ByProxy(InetSocketAddress proxy, @Nullable Header credential) implements Exit {
        public ByProxy {
            Objects.requireNonNull(proxy, "proxy");
        }

        @Override
        public Egress open(EgressPolicy policy, @Nullable NameResolver names) {
            requireNone(names, "a proxy resolves names itself");
            return new ProxyEgress(policy.addresses(), proxy, credential);
        }

        /** Returns where the proxy is: the credential is a secret. */
        @Override
        public String toString() {
            return "through " + proxy.getHostString() + ":" + proxy.getPort();
        }
    }
}
