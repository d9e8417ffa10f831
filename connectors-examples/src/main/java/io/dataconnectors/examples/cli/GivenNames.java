package io.dataconnectors.examples.cli;

import io.dataconnectors.spi.NameResolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names with addresses that {@code --resolve HOST:PORT:ADDRESS} gives, as curl has it; all others are the JVM's matter. */
final class GivenNames implements NameResolver {
    private static final Pattern FORM = Pattern.compile(
            "(?<target>[^:\\[\\]]+:[0-9]{1,5}):(?<address>[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*\\]?)");

    private final Map<String, List<InetAddress>> addresses = new TreeMap<>();

    GivenNames(List<String> options) {
        options.forEach(this::add);
    }

    private void add(String option) {
        Matcher form = FORM.matcher(option);
        try {
            if (form.matches()) {
                // an address as text is never asked a name server for
                InetAddress address =
                        InetAddress.getByName(form.group("address").replaceAll("[\\[\\]]", ""));
                addresses
                        .computeIfAbsent(form.group("target").toLowerCase(Locale.ROOT), target -> new ArrayList<>())
                        .add(address);
                return;
            }
        } catch (UnknownHostException e) {
            // falls through: what looks like an address and is none gets the same answer
        }
        throw new UsageException("--resolve: a host, a port and an address are wanted, such as"
                + " shop.example.com:443:127.0.0.1 or shop.example.com:443:[::1]");
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetAddress> given = addresses.get(host.toLowerCase(Locale.ROOT) + ":" + port);
        List<InetAddress> found = given == null ? List.of(InetAddress.getAllByName(host)) : given;
        return found.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }
}
