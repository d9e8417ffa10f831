package io.dataconnectors.document;

import io.dataconnectors.Input;
import io.dataconnectors.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Inputs whose rules fit their types. */
final class RandomInputs {
    private final Random random;

    RandomInputs(Random random) {
        this.random = random;
    }

    Input orderId() {
        return Input.string("order_id").required().maxLength(40);
    }

    List<Input> others() {
        List<Input> inputs = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Input typed = random.nextInt(8) == 0
                    ? Input.of("input_" + i, ValueType.INTEGER, ValueType.BOOLEAN)
                    : Input.of("input_" + i, type());
            Input input = defaulted(declared(typed, 2));
            input = random.nextInt(4) == 0 ? input.required() : input;
            inputs.add(random.nextInt(4) == 0 ? input.fromContext() : input);
        }
        return inputs;
    }

    private ValueType type() {
        ValueType[] types = ValueType.values();
        return types[random.nextInt(types.length)];
    }

    private Input declared(Input input, int depth) {
        Input described = random.nextBoolean() ? input : input.description("What it is; " + random.nextInt());
        Input ruled = random.nextBoolean() ? described : described.nullable();
        return switch (input.type()) {
            case STRING -> text(ruled);
            case INTEGER -> random.nextBoolean() ? ruled : ruled.minimum(-3).maximum(1L << 50);
            case NUMBER -> random.nextBoolean() ? ruled : ruled.minimum(0.01).maximum(1e30);
            case OBJECT -> depth == 0 || random.nextBoolean() ? ruled : ruled.properties(members(depth - 1));
            case ARRAY -> depth == 0 ? ruled : ruled.items(declared(Input.each(type()), depth - 1));
            case BOOLEAN, DATE, DATETIME, FILE -> ruled;
        };
    }

    private Input defaulted(Input input) {
        if (random.nextBoolean()) {
            return input;
        }
        return switch (input.type()) {
            case INTEGER -> input.defaultValue(7L);
            case NUMBER -> input.defaultValue(10.50);
            case BOOLEAN -> input.defaultValue(false);
            case DATE -> input.defaultValue("2026-11-23");
            case STRING -> input.oneOf().isEmpty() ? input : input.defaultValue("low");
            case DATETIME, FILE, OBJECT, ARRAY -> input.isNullable() ? input.defaultValue(null) : input;
        };
    }

    private Input text(Input input) {
        return switch (random.nextInt(4)) {
            case 0 -> input.minLength(random.nextInt(5)).maxLength(5 + random.nextInt(5));
            case 1 -> input.pattern("^[a-z]{1,3}\\d+\"$");
            case 2 -> input.oneOf("low", "normal", "high");
            default -> input;
        };
    }

    private Input[] members(int depth) {
        Input[] members = new Input[1 + random.nextInt(3)];
        for (int i = 0; i < members.length; i++) {
            Input member = defaulted(declared(Input.of("member_" + i, type()), depth));
            members[i] = random.nextBoolean() ? member : member.required();
        }
        return members;
    }
}
