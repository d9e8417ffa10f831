package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Condition;
import io.dataconnectors.Place;
import io.dataconnectors.StatusRange;
import io.dataconnectors.Success;
import io.dataconnectors.internal.form.Any;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Given;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import java.util.List;
import java.util.Optional;

/** {@code success}: what makes an answer one, and the conditions on answers. */
public final class SuccessForm {
    /** {@code equals} of a condition. */
    public static final Member<Condition, Any> EQUALS = Member.of(
                    Condition.class,
                    "equals",
                    ScalarForm.any(),
                    condition -> Any.orNone(condition.comparing(), condition.value()))
            .described("The value that the first one found must equal.");

    private static final Form<Condition> CONDITION = ObjectForm.of(
                    "condition",
                    "A statement about an answer: a place has a value other than null, or has a certain value.",
                    SuccessForm::condition,
                    PlaceForm.PATH.in(Condition::place),
                    PlaceForm.HEADER.in(Condition::place),
                    PlaceForm.FROM.in(Condition::place),
                    PlaceForm.PATTERN.in(Condition::place),
                    EQUALS)
            .checked(PlaceForm::check, PlaceForm.ONE);

    /** {@code status}. */
    public static final Member<Success, List<StatusRange>> STATUS = Member.of(
                    Success.class, "status", ranges(), Success::status)
            .absent(Success.DEFAULT.status())
            .described("Status codes and ranges of them.");

    /** {@code when}. */
    public static final Member<Success, List<Condition>> WHEN = Member.of(
                    Success.class, "when", ListForm.of(CONDITION), Success::when)
            .absent(List.of())
            .described("Conditions on the answer that must all hold.");

    /** {@code unless}. */
    public static final Member<Success, List<Condition>> UNLESS = Member.of(
                    Success.class, "unless", ListForm.of(CONDITION), Success::unless)
            .absent(List.of())
            .described("Conditions on the answer of which none may hold, for APIs that say \"ok\": false in a 200.");

    static final ObjectForm<Success> FORM = ObjectForm.of(
            "success",
            "What makes an answer a success: a status in one of the ranges, every condition of when, and none of unless.",
            in -> new Success(in.get(STATUS), in.get(WHEN), in.get(UNLESS)),
            STATUS,
            WHEN,
            UNLESS);

    private SuccessForm() {}

    private static Form<List<StatusRange>> ranges() {
        return ListForm.filled(
                ScalarForm.parsed(SuccessForm::range, StatusRange::toString, "[1-5][0-9]{2}(-[1-5][0-9]{2})?"),
                "[\"200\", \"202-204\"]");
    }

    private static Optional<StatusRange> range(Node node) {
        String expected = "a status code such as \"404\" or a range such as \"200-299\"";
        return node.parsed(StatusRange::parse, node.value() instanceof Number ? expected + ", in quotes" : expected);
    }

    private static Condition condition(Given<Condition> in) {
        Place place = PlaceForm.read(in);
        return in.has(EQUALS) ? Condition.equal(place, in.get(EQUALS).value()) : Condition.exists(place);
    }
}
