package io.dataconnectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    private static final EgressPolicy PUBLIC = EgressPolicy.publicHttps();

    /** The last address before a range, its first and last ones, and the first behind it. "-": that is another such range. */
    private static final List<String> RANGES = List.of(
            "-, 0.0.0.0, 0.255.255.255, 1.0.0.0",
            "9.255.255.255, 10.0.0.0, 10.255.255.255, 11.0.0.0",
            "100.63.255.255, 100.64.0.0, 100.127.255.255, 100.128.0.0",
            "126.255.255.255, 127.0.0.0, 127.255.255.255, 128.0.0.0",
            "168.63.129.15, 168.63.129.16, 168.63.129.16, 168.63.129.17",
            "169.253.255.255, 169.254.0.0, 169.254.255.255, 169.255.0.0",
            "172.15.255.255, 172.16.0.0, 172.31.255.255, 172.32.0.0",
            "191.255.255.255, 192.0.0.0, 192.0.0.255, 192.0.1.0",
            "192.0.1.255, 192.0.2.0, 192.0.2.255, 192.0.3.0",
            "192.31.195.255, 192.31.196.0, 192.31.196.255, 192.31.197.0",
            "192.52.192.255, 192.52.193.0, 192.52.193.255, 192.52.194.0",
            "192.88.98.255, 192.88.99.0, 192.88.99.255, 192.88.100.0",
            "192.167.255.255, 192.168.0.0, 192.168.255.255, 192.169.0.0",
            "192.175.47.255, 192.175.48.0, 192.175.48.255, 192.175.49.0",
            "198.17.255.255, 198.18.0.0, 198.19.255.255, 198.20.0.0",
            "198.51.99.255, 198.51.100.0, 198.51.100.255, 198.51.101.0",
            "203.0.112.255, 203.0.113.0, 203.0.113.255, 203.0.114.0",
            "223.255.255.255, 224.0.0.0, 239.255.255.255, -",
            "-, 240.0.0.0, 255.255.255.255, -",
            "-, ::, ::1, -",
            "-, ::2, ::ffff, -",
            "-, 64:ff9b:1::, 64:ff9b:1:ffff:ffff:ffff:ffff:ffff, -",
            "-, 100::, 100::ffff:ffff:ffff:ffff, -",
            "-, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2000::",
            "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:200::",
            "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
            "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2002::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2003::",
            "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff, 2620:4f:8000::, 2620:4f:8000:ffff:ffff:ffff:ffff:ffff,"
                    + " 2620:4f:8001::",
            "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::",
            "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::, 4000::1, -",
            "-, 5f00::, 5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
            "-, fc00::, fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
            "-, fe80::, febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
            "-, fec0::, feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -",
            "-, ff00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -");

    static Stream<Arguments> ranges() {
        return RANGES.stream().map(row -> Arguments.of((Object[]) row.split(", ")));
    }

    @ParameterizedTest(name = "{1} to {2} is blocked")
    @MethodSource("ranges")
    void special_ranges_are_blocked_from_their_first_address_to_their_last(
            String before, String first, String last, String behind) {
        assertThat(permitted(PUBLIC, first)).isFalse();
        assertThat(permitted(PUBLIC, last)).isFalse();
        assertThat(before.equals("-") || permitted(PUBLIC, before)).isTrue();
        assertThat(behind.equals("-") || permitted(PUBLIC, behind)).isTrue();
    }

    @ParameterizedTest(name = "{0}, {1}, {2} and {3} in every spelling")
    @MethodSource("ranges")
    void the_borders_are_the_same_in_every_spelling(String before, String first, String last, String behind) {
        Stream.of(before, first, last, behind)
                .filter(address -> !address.equals("-"))
                .forEach(address -> assertThat(spellings(address))
                        .as(address)
                        .allMatch(spelling -> permitted(PUBLIC, spelling) == permitted(PUBLIC, address)));
    }

    /** Returns an IPv4 address as the IPv6 ones that stand for it, and an IPv6 address with and without its zeros. */
    private static List<String> spellings(String address) {
        byte[] bytes = address(address).getAddress();
        if (bytes.length == 16) {
            String whole = IntStream.range(0, 8)
                    .mapToObj(i -> String.format(Locale.ROOT, "%02x%02x", bytes[2 * i], bytes[2 * i + 1]))
                    .collect(Collectors.joining(":"));
            return List.of(whole, whole.toUpperCase(Locale.ROOT), address.toUpperCase(Locale.ROOT));
        }
        String hex = String.format(Locale.ROOT, "%02x%02x:%02x%02x", bytes[0], bytes[1], bytes[2], bytes[3]);
        List<String> all = new ArrayList<>(List.of(
                "::ffff:" + address,
                "::FFFF:" + hex,
                "0:0:0:0:0:ffff:" + address,
                "64:ff9b::" + address,
                "64:ff9b::" + hex));
        if (bytes[0] != 0) { // ::0.0.0.1 is the loopback address, and no IPv4 address
            all.add("::" + address);
            all.add("::" + hex);
        }
        return all;
    }

    @ParameterizedTest(name = "{0} is judged as the IPv4 address in it")
    @CsvSource({
        "::ffff:127.0.0.1, false",
        "::ffff:8.8.8.8, true",
        "::127.0.0.1, false",
        "::169.254.169.254, false",
        "::8.8.8.8, true",
        "64:ff9b::10.0.0.1, false",
        "64:ff9b::8.8.8.8, true",
    })
    void an_ipv6_address_that_stands_for_an_ipv4_one_is_judged_as_that(String address, boolean permitted) {
        assertThat(permitted(PUBLIC, address)).isEqualTo(permitted);
    }

    @Test
    void an_address_with_a_scope_is_blocked_even_if_its_range_is_opened() throws UnknownHostException {
        EgressPolicy open = PUBLIC.openRange("fe80::/10");
        byte[] linkLocal = InetAddress.getByName("fe80::1").getAddress();

        assertThat(open.addresses().permits("shop.example.com", InetAddress.getByAddress(linkLocal)))
                .isTrue();
        assertThat(open.addresses().permits("shop.example.com", Inet6Address.getByAddress(null, linkLocal, 3)))
                .isFalse();
    }

    @Test
    void a_range_that_the_host_opens_can_be_called() {
        EgressPolicy policy = PUBLIC.openRange("10.20.0.0/16").openRange("fd12:3456::/32");

        assertThat(permitted(policy, "10.19.255.255")).isFalse();
        assertThat(permitted(policy, "10.20.0.0")).isTrue();
        assertThat(permitted(policy, "10.20.255.255")).isTrue();
        assertThat(permitted(policy, "10.21.0.0")).isFalse();
        assertThat(permitted(policy, "fd12:3456::1")).isTrue();
        assertThat(permitted(policy, "fd12:3457::1")).isFalse();
        assertThat(permitted(policy, "64:ff9b::10.20.0.1")).isTrue();
        assertThat(permitted(PUBLIC, "10.20.0.0")).as("a policy is a value").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.0.1",
                "169.254.169.254",
                "168.63.129.16",
                "100.100.100.200",
                "192.0.0.192",
                "::",
                "::1",
                "fe80::1",
                "fd00:ec2::254",
                "fd20:ce::254"
            })
    void a_wide_range_opens_no_loopback_link_local_or_metadata_address(String address) {
        EgressPolicy wide = PUBLIC.openRange("0.0.0.0/0").openRange("::/0");

        assertThat(permitted(wide, address)).isFalse();
        assertThat(permitted(wide, "192.168.1.1")).isTrue();
        assertThat(permitted(wide, "fd12::1")).isTrue();
    }

    @ParameterizedTest(name = "{0} opens {1}: {2}")
    @CsvSource({
        "127.0.0.0/8, 127.0.0.1, true",
        "127.0.0.1/32, 127.0.0.1, true",
        "127.0.0.1/32, 127.0.0.2, false",
        "126.0.0.0/7, 127.0.0.1, false",
        "::1/128, ::1, true",
        "169.254.0.0/16, 169.254.7.7, true",
        "169.254.0.0/16, 169.254.169.254, false",
        "169.254.169.254/32, 169.254.169.254, true",
        "fc00::/7, fd00:ec2::254, false",
        "fd00:ec2::254/128, fd00:ec2::254, true",
        "100.64.0.0/10, 100.100.100.200, false",
        "100.64.0.0/10, 100.100.100.201, true",
        "168.63.129.16/32, 168.63.129.16, true",
    })
    void these_are_opened_only_by_a_range_that_lies_within_them(String range, String address, boolean opened) {
        assertThat(permitted(PUBLIC.openRange(range), address)).isEqualTo(opened);
    }

    @ParameterizedTest(name = "{0} opens {1}: {2}")
    @CsvSource({
        "2002::/16, 2002:7f00:1::1, false", // 127.0.0.1
        "2002::/16, 2002:a9fe:a9fe::1, false", // 169.254.169.254
        "2002::/16, 2002:6464:64c8::1, false", // 100.100.100.200
        "2002::/16, 2002:0:1::1, false", // 0.0.0.1
        "2002::/16, 2002:a14:1::1, true", // 10.20.0.1
        "2002::/16, 2002:808:808::1, true", // 8.8.8.8
        "2002:7f00:1::/48, 2002:7f00:1::1, false",
        "64:ff9b:1::/48, 64:ff9b:1::127.0.0.1, false",
        "64:ff9b:1::/48, 64:ff9b:1::169.254.169.254, false",
        "64:ff9b:1::/48, 64:ff9b:1::168.63.129.16, false",
        "64:ff9b:1::/48, 64:ff9b:1::10.20.0.1, true",
        "::/0, 2002:7f00:1::1, false",
        "::/0, 2002:a9fe:a9fe::1, false",
        "::/0, 64:ff9b:1::127.0.0.1, false",
        "::/0, 64:ff9b::127.0.0.1, false",
        "::/0, 2002:a14:1::1, true",
    })
    void a_range_of_translated_addresses_opens_no_guarded_one_behind_the_translator(
            String range, String address, boolean opened) {
        assertThat(permitted(PUBLIC.openRange(range), address)).isEqualTo(opened);
    }

    @Test
    void a_guarded_address_behind_a_translator_is_opened_by_its_own_name_too() {
        EgressPolicy policy = PUBLIC.openRange("2002::/16").openRange("127.0.0.1/32");

        assertThat(permitted(policy, "2002:7f00:1::1")).isTrue();
        assertThat(permitted(policy, "2002:7f00:2::1")).isFalse();
        assertThat(permitted(policy.denyRange("127.0.0.0/8"), "2002:7f00:1::1")).isFalse();
    }

    @Test
    void a_denied_range_is_blocked_whether_public_or_opened() {
        EgressPolicy policy = PUBLIC.openRange("10.0.0.0/8")
                .denyRange("10.7.0.0/16")
                .denyRange("8.8.8.0/24")
                .denyRange("2606:4700::/32");

        assertThat(permitted(policy, "10.6.255.255")).isTrue();
        assertThat(permitted(policy, "10.7.0.1")).isFalse();
        assertThat(permitted(policy, "8.8.8.8")).isFalse();
        assertThat(permitted(policy, "8.8.4.4")).isTrue();
        assertThat(permitted(policy, "64:ff9b::8.8.8.8")).isFalse();
        assertThat(permitted(policy, "2606:4700::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/8",
                "010.0.0.0/8",
                "256.0.0.0/8",
                "fc00::/129",
                "fc00::%1/64",
                "example.com/8",
                "10.0.0.0/8/8"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatThrownBy(() -> PUBLIC.openRange(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A range is written as 10.0.0.0/8 or fc00::/7, not \"" + text + "\"");
    }

    @Test
    void a_range_with_an_address_in_the_middle_of_it_is_refused() {
        assertThatThrownBy(() -> PUBLIC.denyRange("10.20.30.40/16"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The range 10.20.30.40/16 has bits set behind its prefix");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void what_is_no_port_is_refused(int port) {
        assertThatThrownBy(() -> PUBLIC.allowPort(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A port is 1 to 65535, not " + port);
    }

    @Test
    void policies_are_values() {
        EgressPolicy policy = PUBLIC.allowPort(8443).openRange("10.0.0.0/8").denyRange("10.7.0.0/16");

        assertThat(policy)
                .isEqualTo(PUBLIC.allowPort(8443).openRange("10.0.0.0/8").denyRange("10.7.0.0/16"))
                .isNotEqualTo(PUBLIC)
                .hasToString("ports [443, 8443], opened [10.0.0.0/8], denied [10.7.0.0/16]");
    }

    private static boolean permitted(EgressPolicy policy, String address) {
        return policy.addresses().permits("shop.example.com", address(address));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
