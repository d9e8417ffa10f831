package io.dataconnectors.document;

import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Place;
import io.dataconnectors.Response;
import io.dataconnectors.StatusRange;
import io.dataconnectors.Success;
import java.util.List;
import java.util.Optional;

/** {@code response}: how an answer is read. */
final class ResponseForm {
    private ResponseForm() {}

    static void read(Node node, ConnectorDefinition.Builder builder) {
        Members in = node.members();
        readSuccess(in.optional("success"), builder);
        in.optional("outputs").named("path", OutputForm::read).forEach(builder::output);
        builder.error(ErrorForm.read(in.optional("error")));
        in.refuseOthers();
    }

    private static void readSuccess(Node node, ConnectorDefinition.Builder builder) {
        Members in = node.members();
        List<Optional<StatusRange>> ranges =
                in.optional("status").filledList("[\"200\", \"202-204\"]", ResponseForm::readRange);
        ranges.forEach(range -> range.ifPresent(found -> builder.successStatus(found.first(), found.last())));
        in.optional("when").list(ResponseForm::readCondition).forEach(builder::successWhen);
        in.optional("unless").list(ResponseForm::readCondition).forEach(builder::successUnless);
        in.refuseOthers();
    }

    private static Optional<StatusRange> readRange(Node node) {
        String expected = "a status code such as \"404\" or a range such as \"200-299\"";
        return node.parsed(StatusRange::parse, node.value() instanceof Number ? expected + ", in quotes" : expected);
    }

    private static Condition readCondition(Node node) {
        Members in = node.members();
        Place place = PlaceForm.read(node, in);
        Node value = in.optional("equals");
        in.refuseOthers();
        return value.isPresent() ? Condition.equal(place, value.value()) : Condition.exists(place);
    }

    static void write(Response response, Written out) {
        out.object("success", response.success(), ResponseForm::writeSuccess)
                .list("outputs", response.outputs(), OutputForm::write)
                .object("error", response.error(), ErrorForm::write);
    }

    private static void writeSuccess(Success success, Written out) {
        out.putUnless(words(Success.DEFAULT.status()), "status", words(success.status()))
                .list("when", success.when(), ResponseForm::writeCondition)
                .list("unless", success.unless(), ResponseForm::writeCondition);
    }

    private static List<String> words(List<StatusRange> ranges) {
        return ranges.stream().map(StatusRange::toString).toList();
    }

    private static void writeCondition(Condition condition, Written out) {
        PlaceForm.write(condition.place(), out);
        if (condition.comparing()) {
            out.put("equals", condition.value());
        }
    }
}
