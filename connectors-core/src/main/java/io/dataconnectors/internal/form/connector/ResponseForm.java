package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Condition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Response;
import io.dataconnectors.Success;
import io.dataconnectors.Success.StatusRange;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members.Given;
import io.dataconnectors.internal.form.Node;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.ScalarForm.Any;
import java.util.List;
import java.util.Optional;

/** {@code response}: how an answer is read. What many documents do not have is described when one has it. */
public final class ResponseForm {
    /** {@code success}. */
    public static final Member<Response, Success> SUCCESS = Member.of(
                    Response.class, "success", Form.later(() -> SuccessForm.FORM), Response::success)
            .absent(Success.DEFAULT);

    /** {@code outputs}. */
    public static final Member<Response, List<Output>> OUTPUTS = Member.of(
                    Response.class,
                    "outputs",
                    ListForm.named(OutputForm.FORM, "path").limited("maxItems", Sizes.MANY),
                    Response::outputs)
            .absent(List.of())
            .described("What is read from an answer. Without any, its whole body is the output body.");

    /** {@code error}. */
    public static final Member<Response, ErrorMapping> ERROR = Member.of(
                    Response.class, "error", Form.later(() -> ErrorForm.FORM), Response::error)
            .absent(ErrorMapping.NONE);

    static final ObjectForm<Response> FORM = ObjectForm.of(
            "response",
            "How an answer is read.",
            in -> new Response(in.get(SUCCESS), in.get(OUTPUTS), in.get(ERROR)),
            SUCCESS,
            OUTPUTS,
            ERROR);

    private ResponseForm() {}

    /** {@code success}: what makes an answer one, and the conditions on answers. */
    public static final class SuccessForm {
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
                .described(
                        "Conditions on the answer of which none may hold, for APIs that say \"ok\": false in a 200.");

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
            return node.parsed(
                    StatusRange::parse, node.value() instanceof Number ? expected + ", in quotes" : expected);
        }

        private static Condition condition(Given<Condition> in) {
            Place place = PlaceForm.read(in);
            return in.has(EQUALS) ? Condition.equal(place, in.get(EQUALS).value()) : Condition.exists(place);
        }
    }
}
