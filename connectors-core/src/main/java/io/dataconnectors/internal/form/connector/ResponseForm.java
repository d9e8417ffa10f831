package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Output;
import io.dataconnectors.Response;
import io.dataconnectors.Success;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import java.util.List;

/** {@code response}: how an answer is read. */
public final class ResponseForm {
    /** {@code success}. */
    public static final Member<Response, Success> SUCCESS = Member.of(
                    Response.class, "success", SuccessForm.FORM, Response::success)
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
    public static final Member<Response, ErrorMapping> ERROR =
            Member.of(Response.class, "error", ErrorForm.FORM, Response::error).absent(ErrorMapping.NONE);

    static final ObjectForm<Response> FORM = ObjectForm.of(
            "response",
            "How an answer is read.",
            in -> new Response(in.get(SUCCESS), in.get(OUTPUTS), in.get(ERROR)),
            SUCCESS,
            OUTPUTS,
            ERROR);

    private ResponseForm() {}
}
