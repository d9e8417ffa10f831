package io.dataconnectors.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.RequestPreview;
import io.dataconnectors.TestReport;
import io.dataconnectors.cases.CallCase;
import io.dataconnectors.cases.CaseHost;
import io.dataconnectors.cases.CaseStub;
import io.dataconnectors.cases.WireRequest;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorOperationsTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ConnectorDocument.schema(), InputFormat.JSON);

    static List<VendorOperation> operations() {
        return VendorOperation.all();
    }

    static Stream<CallCase> cases() {
        return operations().stream().flatMap(operation -> operation.cases().stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_document_keeps_to_the_schema_and_survives_reading_and_writing(VendorOperation operation) {
        ConnectorDefinition definition = ConnectorDocument.read(operation.document());

        assertThat(SCHEMA.validate(operation.document(), InputFormat.JSON)).isEmpty();
        assertThat(definition.name()).isEqualTo(operation.name().replaceAll("[/-]", "_"));
        assertThat(ConnectorDocument.read(ConnectorDocument.write(definition))).isEqualTo(definition);
    }

    /** What is refused and what is warned of is measured by real documents (trial 11). */
    @ParameterizedTest
    @MethodSource("operations")
    void a_document_has_no_warning(VendorOperation operation) {
        assertThat(ConnectorDocument.warnings(ConnectorDocument.read(operation.document())))
                .isEmpty();
    }

    @Test
    void the_index_names_every_operation() throws IOException {
        String index = Files.readString(Path.of("vendors", "README.md"));

        assertThat(operations()).allSatisfy(operation -> assertThat(index).contains("(" + operation + ".md)"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_test_sends_what_the_page_shows_and_ends_as_the_page_shows(CallCase example) {
        try (CaseStub stub = CaseStub.playing(example, VendorHost.OF_PAGES)) {
            Connector draft = stub.connectors().create(stub.definition());

            TestReport report = stub.connectors().testThatWrites(draft.id(), draft.revision(), example.invocation());

            assertThat(stub.received()).hasToString(example.requests().toString());
            assertThat(CallCase.outcome(report.execution())).isEqualTo(example.outcome());
            assertThat(report.passed()).isEqualTo(example.succeeds());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_preview_shows_the_vendors_own_origin_and_no_secret(CallCase example) {
        try (CaseStub stub = CaseStub.playing(example, VendorHost.OF_PAGES)) {
            ConnectorRegistry connectors = stub.connectors();
            Connector draft = connectors.create(ConnectorDocument.read(example.document()));

            RequestPreview preview = connectors.preview(draft.id(), example.invocation());

            WireRequest last = example.requests().get(example.requests().size() - 1);
            assertThat(preview.url()).startsWith(last.origin() + "/");
            assertThat(preview.toHttp() + preview.toCurl()).doesNotContain(CaseHost.SECRET);
        }
    }
}
