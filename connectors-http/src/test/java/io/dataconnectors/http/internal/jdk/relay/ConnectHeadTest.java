package io.dataconnectors.http.internal.jdk.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectHeadTest {
    private static final String VALID = Peer.head("shop.example.com:443", "t.1");

    @ParameterizedTest
    @CsvSource({
        "shop.example.com:443, shop.example.com, 443",
        "SHOP.example.com:8443, SHOP.example.com, 8443",
        "93.184.216.34:443, 93.184.216.34, 443",
        "'[2606:2800:220:1::1]:443', 2606:2800:220:1::1, 443",
        "'[::ffff:1.2.3.4]:65535', ::ffff:1.2.3.4, 65535",
        "a:1, a, 1"
    })
    void a_target_is_a_host_and_a_port(String authority, String host, int port) {
        assertThat(parse(Peer.head(authority, "t.1"))).isEqualTo(new ConnectHead(host, port, "t.1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop.example.com",
                "shop.example.com:",
                "shop.example.com:0",
                "shop.example.com:0443",
                "shop.example.com:65536",
                "shop.example.com:443443",
                "shop.example.com:-1",
                "shop.example.com:4 43",
                ":443",
                "[::1]",
                "[]:443",
                "[:]:443",
                "[1.2.3.4]:443",
                "::1:443",
                "[::1%lo]:443",
                "user@shop.example.com:443",
                "https://shop.example.com:443",
                "shop.example.com:443/",
                "shop_example.com:443",
                "shop.example.com%00:443",
            })
    void any_other_target_is_refused(String authority) {
        assertThat(parse(Peer.head(authority, "t.1"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "GET shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "connect shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "CONNECT  shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.0|Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1 |Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443|Proxy-Connectors-Ticket: t.1||",
                "CONNECT HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1|proxy-connectors-ticket: t.2||",
                "CONNECT shop.example.com:443 HTTP/1.1|Host: a| Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1| folded||",
                "CONNECT shop.example.com:443 HTTP/1.1|: empty|Proxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.\u00e9||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.\u00001||",
                "CONNECT shop.example.com:443 HTTP/1.1|Host: a\nProxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Host: a\rProxy-Connectors-Ticket: t.1||",
                "CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1|",
                "|CONNECT shop.example.com:443 HTTP/1.1|Proxy-Connectors-Ticket: t.1||",
                "||",
                ""
            })
    void any_other_head_is_refused(String lines) {
        assertThat(parse(lines.replace("|", "\r\n"))).isNull();
    }

    @Test
    void a_head_of_more_than_8_kib_is_refused() {
        String padding = "X: " + "a".repeat(ConnectHead.MAX_BYTES - VALID.length() - "X: \r\n".length()) + "\r\n";
        String longest = VALID.replace("User-Agent", padding + "User-Agent");

        assertThat(longest).hasSize(ConnectHead.MAX_BYTES);
        assertThat(parse(longest)).isNotNull();
        assertThat(parse(longest.replace("X: a", "X: aa"))).isNull();
    }

    /** Changes a few bytes of a head at random: what passes asks for one host that a URL can have, and never throws. */
    @Test
    void whatever_the_bytes_are_a_head_is_read_or_refused() {
        long seed = Long.getLong("fuzz.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = mutated(random);
            int end = ConnectHead.end(bytes, 0, bytes.length);
            ConnectHead head = end < 0 ? null : ConnectHead.parse(bytes, end);
            if (head != null) {
                String seen = "seed " + seed + ": " + head;
                assertThat(head.host()).as(seen).matches("[A-Za-z0-9.-]{1,253}|[A-Fa-f0-9:.]{2,253}");
                assertThat(head.port()).as(seen).isBetween(1, 65535);
                assertThat(head.ticket()).as(seen).matches("[ -~]*");
            }
        }
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = VALID.getBytes(StandardCharsets.ISO_8859_1);
        byte[] special = "\r\n :[]%@/\0\t.0a\u00ff-".getBytes(StandardCharsets.ISO_8859_1);
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? special[random.nextInt(special.length)] : (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) { // a piece of it once more
            int from = random.nextInt(bytes.length);
            byte[] twice = new byte[bytes.length + from];
            System.arraycopy(bytes, 0, twice, 0, from);
            System.arraycopy(bytes, 0, twice, from, bytes.length);
            return twice;
        }
        return bytes;
    }

    private static ConnectHead parse(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        return ConnectHead.parse(bytes, bytes.length);
    }
}
