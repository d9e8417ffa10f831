package io.dataconnectors.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.fuzz.Thorough;
import io.dataconnectors.internal.compile.CompiledCall.CallInputs;
import io.dataconnectors.internal.compile.DefinitionCompiler;
import io.dataconnectors.internal.request.RenderedRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Definitions of one digest send the same bytes (trial 8): a test of one is evidence for the other. */
class DigestAndRequestTest {
    private static final int SEEDS = Thorough.rounds(10, 120);
    private static final int EDITS = 10;
    private static final Instant TIME = Instant.parse("2026-11-23T10:15:30Z");

    @Test
    void definitions_with_equal_digests_send_equal_bytes() {
        int compared = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            ConnectorDefinition definition = RandomDefinitions.of(seed);
            for (int edit = 0; edit < EDITS; edit++) {
                compared += compare(definition, seed, edit) ? 1 : 0;
            }
        }
        assertThat(compared).as("edits that kept the digest").isGreaterThan(SEEDS / 4);
    }

    /** Whether an edit of the document left it valid, other than it was, and of the same digest. */
    private static boolean compare(ConnectorDefinition definition, long seed, int edit) {
        Random random = new Random(seed * EDITS + edit);
        ConnectorDefinition edited;
        try {
            edited = ConnectorDocument.ofValue(edited(ConnectorDocument.toValue(definition), random));
            DefinitionCompiler.compile(edited);
        } catch (InvalidDefinitionException e) {
            return false;
        }
        if (edited.equals(definition)
                || !ConnectorDocument.digest(edited).equals(ConnectorDocument.digest(definition))) {
            return false;
        }
        Invocation invocation = RandomInvocations.of(definition, seed);
        assertThat(sent(edited, invocation))
                .as("seed " + seed + ": " + ConnectorDocument.write(definition) + ConnectorDocument.write(edited))
                .isEqualTo(sent(definition, invocation));
        return true;
    }

    private static String sent(ConnectorDefinition definition, Invocation invocation) {
        Map<String, Secret> secrets = new TreeMap<>();
        DefinitionCompiler.compile(definition)
                .secrets()
                .forEach(name -> secrets.put(name, Secret.of("s3cret-" + name)));
        try {
            CallInputs inputs = CallInputs.check(DefinitionCompiler.compile(definition), invocation);
            RenderedRequest request = inputs.render(secrets, "call-1", TIME);
            return request.method() + " " + request.url() + "\n" + request.headers() + "\n"
                    + new String(request.body(), StandardCharsets.ISO_8859_1) + "\n"
                    + new TreeMap<>(request.signerParameters());
        } catch (InvalidInputException e) {
            return "refused";
        }
    }

    /** The document with one thing in it put differently: an order, a number's digits, the layout of a template, what is stated or not. */
    private static Object edited(Object document, Random random) {
        List<Object> all = new ArrayList<>();
        collect(document, all);
        Object chosen = all.get(random.nextInt(all.size()));
        return replaced(document, chosen, random);
    }

    private static void collect(Object value, List<Object> into) {
        if (value instanceof Map<?, ?> map) {
            into.add(map);
            map.values().forEach(member -> collect(member, into));
        } else if (value instanceof List<?> list) {
            into.add(list);
            list.forEach(element -> collect(element, into));
        } else if (value instanceof BigDecimal || (value instanceof String text && text.contains("{{"))) {
            into.add(value);
        }
    }

    private static Object replaced(Object value, Object chosen, Random random) {
        if (value == chosen) {
            return otherwise(value, random);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> replaced(element, chosen, random))
                    .toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(name, replaced(member, chosen, random)));
        return members;
    }

    private static Object otherwise(Object value, Random random) {
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>(list);
            Collections.shuffle(elements, random);
            return elements;
        }
        if (value instanceof BigDecimal number) {
            return number.setScale(number.scale() + 2);
        }
        if (value instanceof String template) {
            return template.replace("{{", random.nextBoolean() ? "{{ " : "{{! a remark }}{{");
        }
        Map<Object, Object> members = new LinkedHashMap<>();
        List<Map.Entry<?, ?>> entries = new ArrayList<>(((Map<?, ?>) value).entrySet());
        Collections.shuffle(entries, random);
        int dropped = random.nextBoolean() ? random.nextInt(entries.size() + 1) : -1;
        for (int i = 0; i < entries.size(); i++) {
            if (i != dropped) {
                members.put(entries.get(i).getKey(), entries.get(i).getValue());
            }
        }
        return members;
    }
}
