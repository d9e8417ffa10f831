package io.dataconnectors.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dataconnectors.Connector;
import io.dataconnectors.TestReport;
import io.dataconnectors.cases.CallCase;
import io.dataconnectors.cases.CaseHost;
import io.dataconnectors.cases.CaseStub;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.examples.signers.AwsSignatureV4;
import io.dataconnectors.examples.signers.RsaSha256Header;
import io.dataconnectors.examples.signers.SortedFieldsHmac;
import io.dataconnectors.examples.signers.TimestampedBodyHmac;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HowToTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConnectorDocument.schema(), InputFormat.JSON);
    private static final CaseHost HOST = new CaseHost(
            Map.of("bank_key", ExampleKey.pem()),
            Map.of(
                    "sorted-fields-hmac",
                    new SortedFieldsHmac(),
                    "timestamped-body-hmac",
                    new TimestampedBodyHmac(),
                    "rsa-sha256",
                    new RsaSha256Header(),
                    "aws-signature-v4",
                    new AwsSignatureV4()),
            (url, method, headers) -> {});

    static List<HowTo> pages() {
        return HowTo.all();
    }

    static Stream<HowTo> programs() {
        return pages().stream().filter(page -> !page.program().isEmpty());
    }

    static Stream<CallCase> calls() {
        return pages().stream().flatMap(page -> page.calls().stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_an_example_and_is_in_the_index(HowTo page) {
        assertThat(page.calls().isEmpty() && page.program().isEmpty()).isFalse();
        assertThat(page.program().isEmpty() && !page.printed().isEmpty()).isFalse();
        assertThat(HowTo.index()).contains("](" + page + ")");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_sends_what_the_page_shows_and_ends_as_the_page_shows(CallCase example) {
        try (CaseStub stub = CaseStub.playing(example, HOST)) {
            Connector draft = stub.connectors().create(stub.definition());

            TestReport report = stub.connectors().testThatWrites(draft.id(), draft.revision(), example.invocation());

            assertThat(stub.received()).hasToString(example.requests().toString());
            assertThat(CallCase.outcome(report.execution())).isEqualTo(example.outcome());
            assertThat(report.passed()).isEqualTo(example.succeeds());
            assertThat(SCHEMA.validate(example.document(), InputFormat.JSON)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_program_prints_what_the_page_shows(HowTo page, @TempDir Path folder) throws Exception {
        assertThat(HostProgram.run(page.program(), folder)).isEqualTo(page.printed());
    }
}
