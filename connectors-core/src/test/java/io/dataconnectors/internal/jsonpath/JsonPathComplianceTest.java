package io.dataconnectors.internal.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dataconnectors.internal.jsonpath.JsonPath.JsonPathException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The JSONPath Compliance Test Suite (github.com/jsonpath-standard/jsonpath-compliance-test-suite), looked for as
 * {@code shared/suites/jsonpath-cts/cts.json} in the folders above.
 */
class JsonPathComplianceTest {
    private static final Path SUITE = Path.of("shared", "suites", "jsonpath-cts", "cts.json");

    @TestFactory
    Stream<DynamicTest> every_case_of_the_compliance_suite_passes() throws IOException {
        Path suite = suite();
        if (suite == null) {
            System.out.println("The JSONPath compliance suite is skipped: no folder above has " + SUITE);
            return Stream.of(DynamicTest.dynamicTest("skipped", () -> abort("No folder above has " + SUITE)));
        }
        List<Map<String, Object>> cases = list(read(suite).get("tests"));
        assertThat(cases).hasSizeGreaterThanOrEqualTo(703);
        return cases.stream().map(test -> DynamicTest.dynamicTest((String) test.get("name"), () -> check(test)));
    }

    private static void check(Map<String, Object> test) {
        String selector = (String) test.get("selector");
        if (test.containsKey("invalid_selector")) {
            assertThatExceptionOfType(JsonPathException.class).isThrownBy(() -> JsonPath.parse(selector));
            return;
        }
        JsonPath path = JsonPath.parse(selector);
        List<JsonNode> nodes = path.nodes(test.get("document"));
        List<Object> values = path.values(test.get("document"));
        List<String> places = nodes.stream().map(JsonNode::path).toList();

        assertThat(nodes).extracting(JsonNode::value).isEqualTo(values);
        assertThat(allowed(test, "result", "results")).contains(values);
        assertThat(allowed(test, "result_paths", "results_paths")).contains(places);
    }

    /** Where the order of an object's members decides, a case allows more than one result. */
    private static List<Object> allowed(Map<String, Object> test, String one, String several) {
        return test.containsKey(one) ? List.of(test.get(one)) : list(test.get(several));
    }

    @Nullable
    private static Path suite() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(SUITE))) {
            folder = folder.getParent();
        }
        return folder == null ? null : folder.resolve(SUITE);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return mapper.readValue(file.toFile(), Map.class);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }
}
