package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Answer;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.FailureKind;
import io.dataconnectors.Header;
import io.dataconnectors.Invocation;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.TestReport;
import io.dataconnectors.TestReport.MissingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A test says which outputs were not there, and what was probably meant (trial 15). */
class MissingOutputsTest {
    private final Host host = new Host(ConnectorRegistry.builder().acceptSimulatedTests());
    private final ConnectorRegistry connectors = host.connectors;

    private TestReport simulated(Answer answer, Output... outputs) {
        ConnectorDefinition.Builder definition = Host.get("orders").toBuilder();
        List.of(outputs).forEach(definition::output);
        String id = connectors.create(definition.build()).id();
        return connectors.simulate(id, Invocation.empty(), answer);
    }

    private List<String> missing(String json, Output... outputs) {
        return simulated(Answer.json(200, json), outputs).missing().stream()
                .map(MissingOutput::toString)
                .toList();
    }

    @Test
    void a_path_that_is_misspelt_is_named_with_the_nearest_member() {
        TestReport report = simulated(
                Answer.json(200, "{\"order\": {\"status\": \"sent\", \"total\": 7}}"),
                Output.at("status", "$.order.sttaus"),
                Output.at("total", "/order/totl"),
                Output.at("all", "$.order"));

        assertThat(report.passed()).isTrue();
        assertThat(report.missing())
                .containsExactly(
                        new MissingOutput("status", Place.path("$.order.sttaus"), List.of("status")),
                        new MissingOutput("total", Place.path("/order/totl"), List.of("total")));
    }

    @Test
    void people_see_it_on_the_connector_before_and_after_they_set_it_live() {
        simulated(Answer.json(200, "{\"status\": 1}"), Output.at("status", "$.sttaus"));

        assertThat(connectors.get("id-1").lastTest().missing()).containsExactly("status");
        assertThat(host.setLive("id-1").lastTest().missing()).containsExactly("status");
    }

    @Test
    void where_nothing_is_alike_the_first_members_that_are_there_are_named() {
        assertThat(missing("{\"data\": {\"status\": 1}, \"meta\": {}}", Output.at("status", "$.status")))
                .containsExactly("status at $.status; near it: data, meta");
        connectors.delete("id-1");
        assertThat(missing("[]", Output.at("status", "$.status"))).containsExactly("status at $.status");
    }

    @Test
    void a_field_is_missing_if_no_object_of_the_list_has_it() {
        String lines = "{\"lines\": [{\"sku\": 1}, {\"sku\": 2, \"gift\": true}]}";

        assertThat(missing(
                        lines,
                        Output.at("lines", "$.lines").list(Output.at("sku", "$.skuu"), Output.at("gift", "$.gift")),
                        Output.at("same", "$.lines[*]").list(Output.at("sku", "$.sku"), Output.at("gift", "$.gft")),
                        Output.at("first", "$.lines[0]").fields(Output.at("gift", "$.gift"))))
                .containsExactly(
                        "lines.sku at $.skuu; near it: sku",
                        "same.gift at $.gft; near it: gift",
                        "first.gift at $.gift; near it: sku");
    }

    @Test
    void of_what_is_null_empty_or_missing_itself_no_field_is_named() {
        assertThat(missing(
                        "{\"lines\": [], \"buyer\": null, \"status\": null}",
                        Output.at("lines", "$.lines").list(Output.at("sku", "$.sku")),
                        Output.at("buyer", "$.buyer").fields(Output.at("name", "$.name")),
                        Output.at("seller", "$.seller").fields(Output.at("name", "$.name")),
                        Output.at("status", "$.status")))
                .containsExactly("seller at $.seller; near it: lines, buyer, status");
    }

    @Test
    void headers_and_patterns_that_find_nothing_are_named() {
        Answer answer = Answer.of(
                200,
                List.of(new Header("X-Total-Count", "7"), new Header("Content-Type", "application/json")),
                "{\"id\": \"o-1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(simulated(
                                answer,
                                Output.header("total", "x-totl-count"),
                                Output.header("link", "Link"),
                                Output.from("number", Place.path("$.id").pattern("^n-(.*)")))
                        .missing())
                .extracting(MissingOutput::toString)
                .containsExactly(
                        "total at header x-totl-count; near it: X-Total-Count",
                        "link at header Link",
                        "number at $.id matching ^n-(.*)");
    }

    @Test
    void in_xml_the_elements_are_the_members() {
        Answer answer = Answer.of(
                200,
                List.of(new Header("Content-Type", "application/xml")),
                "<order><status>sent</status></order>".getBytes(StandardCharsets.UTF_8));

        assertThat(simulated(answer, Output.at("status", "$.order.statu")).missing())
                .extracting(MissingOutput::near)
                .containsExactly(List.of("status"));
    }

    @Test
    void of_an_answer_that_was_not_read_nothing_is_said() {
        host.executor.failure = FailureKind.HTTP_STATUS;

        assertThat(missing("{\"error\": 1}", Output.at("status", "$.status"))).isEmpty();
    }

    @Test
    void a_required_output_that_is_missing_is_named_too() {
        host.executor.failure = FailureKind.OUTPUT_MISSING;

        assertThat(missing("{\"state\": 1}", Output.at("status", "$.status").required()))
                .containsExactly("status at $.status; near it: state");
    }
}
