package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every definition. A failure names the seed that shows it. */
class RandomDefinitionsTest {
    private static final int SEEDS = Thorough.rounds(80, 300);

    @Test
    void what_is_written_is_read_as_an_equal_definition() {
        forEachSeed((seed, definition) -> {
            String document = ConnectorDocument.write(definition);

            assertThat(ConnectorDocument.read(document)).isEqualTo(definition);
            assertThat(ConnectorDocument.write(ConnectorDocument.read(document)))
                    .isEqualTo(document);
            assertThat(ConnectorDocument.ofValue(ConnectorDocument.toValue(definition)))
                    .isEqualTo(definition);
        });
    }

    @Test
    void the_schema_accepts_what_is_written() {
        forEachSeed((seed, definition) -> assertThat(SchemaTest.DOCUMENT.errors(ConnectorDocument.write(definition)))
                .isEmpty());
    }

    @Test
    void the_schema_of_the_inputs_is_a_schema() {
        Validation schemas = Validation.ofSchemas();

        forEachSeed((seed, definition) -> assertThat(schemas.errors(Json.write(InputSchema.of(definition))))
                .isEmpty());
    }

    @Test
    void the_order_of_members_in_a_document_means_nothing() {
        forEachSeed((seed, definition) -> {
            Object shuffled = shuffled(ConnectorDocument.toValue(definition), new Random(seed));
            ConnectorDefinition read = ConnectorDocument.ofValue(shuffled);

            assertThat(read).isEqualTo(definition);
            assertThat(ConnectorDocument.digest(read)).isEqualTo(ConnectorDocument.digest(definition));
        });
    }

    @Test
    void definitions_that_differ_have_digests_that_differ() {
        Set<String> digests = new HashSet<>();

        forEachSeed((seed, definition) ->
                assertThat(digests.add(ConnectorDocument.digest(definition))).isTrue());
    }

    @Test
    void a_document_in_which_anything_was_replaced_is_refused_with_places_or_fits_the_schema() {
        forEachSeed((seed, definition) -> {
            Object changed = changed(ConnectorDocument.toValue(definition), new Random(seed));
            try {
                ConnectorDefinition read = ConnectorDocument.ofValue(changed);
                DefinitionCompiler.compile(read);
                assertThat(SchemaTest.DOCUMENT.errors(ConnectorDocument.write(read)))
                        .isEmpty();
            } catch (InvalidDefinitionException e) {
                assertThat(e.violations())
                        .isNotEmpty()
                        .allSatisfy(violation -> assertThat(violation.message()).isNotBlank());
            }
        });
    }

    private static void forEachSeed(BiConsumer<Long, ConnectorDefinition> property) {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                property.accept(seed, RandomDefinitions.of(seed));
            } catch (AssertionError | RuntimeException e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static Object shuffled(Object value, Random random) {
        if (value instanceof List<?> list) {
            return list.stream().map(element -> shuffled(element, random)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        List<Map.Entry<?, ?>> members = new ArrayList<>(map.entrySet());
        Collections.shuffle(members, random);
        Map<Object, Object> shuffled = new LinkedHashMap<>();
        members.forEach(member -> shuffled.put(member.getKey(), shuffled(member.getValue(), random)));
        return shuffled;
    }

    private static Object changed(Object value, Random random) {
        if (random.nextInt(20) == 0) {
            return RandomValues.any(random, 2);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> changed(element, random)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> members = new LinkedHashMap<>();
        map.forEach(
                (name, member) -> members.put(random.nextInt(30) == 0 ? name + "x" : name, changed(member, random)));
        return members;
    }
}
