package io.dataconnectors.document;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Calls whose inputs fit their declarations, or nearly do. Equal seeds make equal calls of equal declarations. */
final class RandomInvocations {
    private final Random random;

    private RandomInvocations(long seed) {
        random = new Random(seed);
    }

    static Invocation of(ConnectorDefinition definition, long seed) {
        RandomInvocations values = new RandomInvocations(seed);
        var builder = Invocation.builder().callId("call-1");
        for (Input input : definition.inputs()) {
            if (input.isRequired() || values.random.nextInt(4) > 0) {
                Object value = values.value(input);
                if (input.source() == Input.Source.CONTEXT) {
                    builder.context(input.name(), value);
                } else {
                    builder.input(input.name(), value);
                }
            }
        }
        return builder.build();
    }

    private Object value(Input input) {
        if (input.isNullable() && random.nextInt(4) == 0) {
            return null;
        }
        if (!input.oneOf().isEmpty()) {
            return input.oneOf().get(random.nextInt(input.oneOf().size()));
        }
        return switch (input.type()) {
            case STRING -> input.pattern() == null ? "ab\"'&{{c}}".substring(0, 4 + random.nextInt(2)) : "ab12\"";
            case INTEGER -> random.nextInt(1000);
            case NUMBER -> new BigDecimal(random.nextInt(1000)).movePointLeft(random.nextInt(3));
            case BOOLEAN -> random.nextBoolean();
            case DATE -> "2026-11-2" + random.nextInt(10);
            case DATETIME -> "2026-11-23T1" + random.nextInt(10) + ":15:30+01:00";
            case FILE -> Map.of("name", "a.txt", "mediaType", "text/plain", "base64", "YWJj");
            case OBJECT -> object(input);
            case ARRAY -> list(input);
        };
    }

    private Map<String, Object> object(Input input) {
        List<Input> members = new ArrayList<>(input.properties());
        Collections.shuffle(members, random);
        Map<String, Object> object = new LinkedHashMap<>();
        members.forEach(member -> object.put(member.name(), value(member)));
        if (members.isEmpty()) {
            object.put("b", 1);
            object.put("a", "2");
        }
        return object;
    }

    private List<Object> list(Input input) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(input.items() == null ? (Object) i : value(input.items()));
        }
        return list;
    }
}
