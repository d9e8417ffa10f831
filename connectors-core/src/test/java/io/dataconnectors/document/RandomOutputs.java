package io.dataconnectors.document;

import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Outputs of every kind. */
final class RandomOutputs {
    private final Random random;

    RandomOutputs(Random random) {
        this.random = random;
    }

    List<Output> any() {
        List<Output> outputs = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = "output_" + i;
            Output output = random.nextInt(4) == 0 ? elsewhere(name) : output(name, 2);
            output = random.nextBoolean() ? output : output.description("What it is; " + random.nextInt());
            outputs.add(random.nextInt(4) > 0 ? output : output.required());
        }
        return outputs;
    }

    private Output elsewhere(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> Output.header(name, "Location");
            case 1 -> Output.from(name, Place.header("Link").pattern("<([^>]*)>"));
            case 2 -> Output.from(name, Place.status()).equalTo(201);
            case 3 -> Output.from(name, Place.text().pattern("^OK")).type(ValueType.STRING);
            default -> Output.from(name, Place.file());
        };
    }

    private Output output(String name, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Output.at(name, "/data/0/id").type(ValueType.INTEGER);
            case 1 ->
                Output.at(name, "$.day")
                        .type(ValueType.DATE)
                        .format("dd/MM/yyyy")
                        .zone("Asia/Tokyo");
            case 2 -> Output.at(name, "$.at").type(ValueType.DATETIME).format("epoch_ms");
            case 3 -> Output.at(name, "$.state").equalTo(RandomValues.any(random, 1));
            case 4 -> Output.at(name, "$.tags[*]").list();
            case 5 -> Output.at(name, "$.lines[*]").list(fields(depth - 1));
            default -> Output.at(name, "$.owner").fields(fields(depth - 1));
        };
    }

    private Output[] fields(int depth) {
        Output[] fields = new Output[1 + random.nextInt(2)];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = output("field_" + i, depth);
        }
        return fields;
    }
}
