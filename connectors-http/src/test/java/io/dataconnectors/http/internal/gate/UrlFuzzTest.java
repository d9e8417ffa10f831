package io.dataconnectors.http.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.fuzz.Fuzz;
import io.dataconnectors.http.internal.failure.Stopped;
import io.dataconnectors.http.internal.gate.UrlGate.Target;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever passes the gate means the same to every parser: what is checked is what is called. */
class UrlFuzzTest {
    private static final Pattern BY_HAND =
            Pattern.compile("https://(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?([/?][!-~]*)?");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
    private static final UrlGate GATE =
            new UrlGate(UrlFuzzTest::isNoSingleName, port -> true, new AddressGate(List.of(), List.of()));

    @Test
    void urls() throws InterruptedException {
        Fuzz.from(List.of(
                        "https://shop.example.com/orders/1042?a=b%20c",
                        "https://shop.example.com:8443",
                        "https://93.184.216.34/",
                        "https://[2606:2800:220:1::1]:443/a",
                        "https://xn--bcher-kva.example/",
                        "https://user:pw@shop.example.com/",
                        "http://shop.example.com/",
                        "https://shop.example.com\\@evil.example/",
                        "https://0x7f000001/",
                        "https://127.1/",
                        "https://shop.example.com./",
                        "https://shop.example.com/a/../b"))
                .words(
                        "https:",
                        "//",
                        "/",
                        "\\",
                        "@",
                        ":",
                        ":443",
                        "?",
                        "#",
                        "%",
                        "%2e",
                        "%2f",
                        "%00",
                        "..",
                        ".",
                        "[",
                        "]",
                        "::1",
                        "127.0.0.1",
                        "0x7f",
                        "017700000001",
                        "2130706433",
                        "localhost",
                        "evil.example",
                        "xn--",
                        "%25",
                        ";",
                        "\uff0e",
                        "\u3002",
                        "\u2044",
                        "ⓐ",
                        "-",
                        "_")
                .feed(UrlFuzzTest::check);
    }

    /** A policy that names no host calls none of one part. */
    private static boolean isNoSingleName(String host) {
        return host.contains(".") || host.contains(":");
    }

    private static Object check(String url) throws Exception {
        Target target;
        try {
            target = GATE.check("acme", url);
        } catch (Stopped refusal) {
            return Fuzz.kind(refusal.failure().message()).replaceAll("\\S*\\.\\S*", "_");
        }
        Matcher byHand = BY_HAND.matcher(url);
        assertThat(byHand.matches()).as("a URL of the plainest form").isTrue();
        String host = byHand.group(1);
        assertThat(target.host()).isEqualTo(host.replaceAll("[\\[\\]]", ""));
        URI uri = target.uri();
        assertThat(uri.toString()).isEqualTo(url);
        assertThat(uri.getHost()).isEqualTo(host);
        assertThat(uri.getRawUserInfo()).isNull();
        assertThat(uri.getRawFragment()).isNull();
        assertThat(uri.normalize().getRawPath()).isEqualTo(uri.getRawPath().replaceAll("/{2,}", "/"));
        URL other = uri.toURL();
        assertThat(other.getHost()).isEqualTo(host);
        assertThat(other.getUserInfo()).isNull();
        int port =
                byHand.group(2) == null ? 443 : Integer.parseInt(byHand.group(2).substring(1));
        assertThat(port).isBetween(1, 65535).isEqualTo(target.port());
        assertThat(other.getPort()).isEqualTo(byHand.group(2) == null ? -1 : port);
        return kindOf(host);
    }

    /** A host is an address that all read alike, or a name that none can take for one. */
    private static String kindOf(String host) {
        if (IpLiteral.parse(host.replaceAll("[\\[\\]]", "")) != null) {
            return "address";
        }
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
        assertThat(labels).hasSizeGreaterThan(1).doesNotContain("");
        assertThat(NUMBER.matcher(labels[labels.length - 1]).matches()).isFalse();
        return "name of " + labels.length;
    }

    @Test
    void ranges() throws InterruptedException {
        Fuzz.from(List.of("10.0.0.0/8", "::1/128", "2001:db8::/32", "::ffff:10.0.0.0/104", "0.0.0.0/0"))
                .words("/", "::", ".", ":", "0", "255", "256", "33", "129", "-1", "fe80::1%eth0", "01")
                .feed(text -> {
                    try {
                        return "range " + Cidr.parse(text).toString().length();
                    } catch (IllegalArgumentException e) {
                        return Fuzz.kind(e.getMessage());
                    }
                });
    }
}
