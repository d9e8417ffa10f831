package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Idempotency;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.problem.Code;
import java.util.Map;

/** {@code idempotency}: how the other system recognises a repeated request. */
public final class IdempotencyForm {
    /** {@code header}. */
    public static final Member<Idempotency, String> HEADER = Member.of(
                    Idempotency.class, "header", ScalarForm.filledName(), Idempotency::header)
            .described("The header field that carries the key. Without one, the URL, a header or the body carries it.");

    /** {@code key}. Without a header it is stated, for something must be. */
    public static final Member<Idempotency, String> KEY = Member.of(
                    Idempotency.class, "key", ScalarForm.filledTemplate(), Idempotency::key)
            .absent(Idempotency.CALL_ID)
            .statedIf(idempotency -> idempotency.header() == null)
            .described("The template of the key, the same for every attempt of one call.");

    static final Form<Idempotency> FORM = ObjectForm.of(
                    "idempotency",
                    "How the other system recognises a repeated request, so that a call which writes may be retried.",
                    in -> new Idempotency(in.orNull(HEADER), in.get(KEY)),
                    HEADER,
                    KEY)
            .checked(IdempotencyForm::check, Map.of("minProperties", 1));

    private IdempotencyForm() {}

    private static void check(Members in) {
        if (!in.node(HEADER).isPresent() && !in.node(KEY).isPresent()) {
            in.problem(Code.MEMBER_MISSING, "expected a header, a key or both, found neither");
        }
    }
}
