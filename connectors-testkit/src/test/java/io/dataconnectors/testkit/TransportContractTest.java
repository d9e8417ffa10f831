package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dataconnectors.Method;
import io.dataconnectors.spi.transport.Transport;
import io.dataconnectors.spi.transport.TransportRules;
import io.dataconnectors.testkit.internal.fault.Fault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of transports can fail: each flaw is caught by the test that is named beside it. */
class TransportContractTest {
    private static final Map<Flaw, Check> CHECKS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    Flaw.CONNECTS_WHERE_IT_WAS_REFUSED,
                    TransportContract::what_the_rules_refuse_is_not_connected_to_and_told_with_their_reason),
            Map.entry(Flaw.REMEMBERS_ADDRESSES, TransportContract::each_connection_is_judged_anew),
            Map.entry(
                    Flaw.TRIES_ONE_ADDRESS, TransportContract::where_an_address_takes_no_connection_the_next_is_tried),
            Map.entry(
                    Flaw.CHECKS_NO_NAME_OF_A_CERTIFICATE,
                    TransportContract::a_certificate_for_other_names_is_not_taken_for_that_of_the_target),
            Map.entry(Flaw.BEGINS_WITHOUT_ASKING, TransportContract::what_may_not_begin_is_not_sent),
            Map.entry(Flaw.TELLS_THE_BEGIN_TOO_LATE, TransportContract::what_may_not_begin_is_not_sent),
            Map.entry(
                    Flaw.SENDS_TWICE,
                    contract -> contract.a_request_whose_answer_is_lost_is_not_sent_again(Method.POST)),
            Map.entry(
                    Flaw.ADDS_A_FIELD,
                    TransportContract::a_request_arrives_as_it_is_with_nothing_added_but_what_frames_it),
            Map.entry(
                    Flaw.SAYS_THE_LENGTH_OF_NOTHING,
                    contract -> contract.a_request_without_a_body_says_nothing_of_its_length(Method.GET)),
            Map.entry(
                    Flaw.IGNORES_THAT_IT_WAS_GIVEN_UP,
                    TransportContract::exchanges_that_are_given_up_leave_no_connection_behind),
            Map.entry(Flaw.LEAVES_REFUSED_CONNECTIONS_OPEN, meets(Fault.TWO_LENGTHS)),
            Map.entry(Flaw.READS_HEADS_WITHOUT_AN_END, meets(Fault.ENDLESS_FIELD)),
            Map.entry(
                    Flaw.TELLS_INTERIM_ANSWERS,
                    TransportContract::a_head_is_told_with_every_field_and_without_interim_answers),
            Map.entry(Flaw.HIDES_FRAMING_FIELDS, meets(Fault.LENGTH_AND_CHUNKS)),
            Map.entry(Flaw.TAKES_A_CUT_BODY_FOR_WHOLE, meets(Fault.HANGS_UP_IN_THE_BODY)),
            Map.entry(Flaw.TAKES_THE_END_OF_TCP_FOR_THAT_OF_A_BODY, meets(Fault.HANGS_UP_WITHOUT_A_LENGTH)),
            Map.entry(Flaw.TAKES_ANYTHING_FOR_HTTP, meets(Fault.STATUS_OF_TWO_DIGITS))));

    @FunctionalInterface
    private interface Check {
        void of(TransportContract contract) throws Exception;
    }

    private static Check meets(Fault fault) {
        return contract -> contract.a_fault_is_told_as_what_it_is_and_takes_its_connection_with_it(fault);
    }

    private static TransportContract contractOf(Flaw flaw) {
        return new TransportContract() {
            @Override
            protected Transport open(TransportRules rules) {
                return new SocketTransport(rules, flaw);
            }

            @Override
            protected Duration patience() {
                return flaw == Flaw.NONE
                        ? super.patience()
                        : Duration.ofSeconds(2); // a flawed one is waited for in vain
            }
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_transport_with_a_flaw_does_not_pass(Flaw flaw) throws Exception {
        Check check = CHECKS.get(flaw);

        check.of(contractOf(Flaw.NONE)); // without the flaw it does
        assertThatThrownBy(() -> check.of(contractOf(flaw))).isInstanceOf(AssertionError.class);
    }

    @Test
    void each_flaw_has_its_test() {
        assertThat(CHECKS.keySet()).hasSize(Flaw.values().length - 1);
    }
}
