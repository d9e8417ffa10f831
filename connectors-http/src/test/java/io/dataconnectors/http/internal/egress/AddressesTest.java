package io.dataconnectors.http.internal.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.http.internal.egress.EgressRules.Addresses;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trial 5: how many addresses of a name are tried, and which. */
class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "'10.0.0.1', '10.0.0.1'",
        "'10.0.0.1 10.0.0.2', '10.0.0.1 10.0.0.2'",
        "'10.0.0.1 10.0.0.2 fd00::1', '10.0.0.1 fd00::1 10.0.0.2'",
        "'fd00::1 fd00::2 fd00::3 10.0.0.1', 'fd00::1 10.0.0.1 fd00::2 fd00::3'",
        "'10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7 10.0.0.8 10.0.0.9', "
                + "'10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7 10.0.0.8'",
        "'10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7 10.0.0.8 fd00::1', "
                + "'10.0.0.1 fd00::1 10.0.0.2 10.0.0.3 10.0.0.4 10.0.0.5 10.0.0.6 10.0.0.7'",
    })
    void eight_are_tried_and_the_two_families_by_turns(String all, String tried) {
        assertThat(Addresses.toTry(addresses(all))).isEqualTo(addresses(tried));
    }

    private static List<InetSocketAddress> addresses(String texts) {
        return Stream.of(texts.split(" "))
                .map(text -> new InetSocketAddress(text, 443))
                .toList();
    }
}
