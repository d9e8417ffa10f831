package io.dataconnectors.internal.form.connector;

import io.dataconnectors.Variable;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Words;

/** {@code variables}: named intermediate values. */
public final class VariableForm {
    /** {@code name}. */
    public static final Member<Variable, String> NAME = Member.of(
                    Variable.class, "name", NameForm.named(), Variable::name)
            .required("")
            .described("What templates call it.");

    /** {@code template}. */
    public static final Member<Variable, String> TEMPLATE = Member.of(
                    Variable.class, "template", ScalarForm.lines(), Variable::template)
            .required("")
            .described("The template that makes its value.");

    /** {@code type}. */
    public static final Member<Variable, Variable.Type> TYPE = Member.of(
                    Variable.class, "type", Words.of(Variable.Type.class), Variable::type)
            .absent(Variable.Type.TEXT)
            .described("Whether the template makes text or a JSON value.");

    static final Form<Variable> FORM = ObjectForm.of(
            "variable",
            "A named intermediate value.",
            in -> new Variable(in.get(NAME), in.get(TEMPLATE), in.get(TYPE)),
            NAME,
            TEMPLATE,
            TYPE);

    private VariableForm() {}
}
