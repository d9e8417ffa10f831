package io.dataconnectors.internal.request;

import io.dataconnectors.Variable;
import io.dataconnectors.internal.form.connector.DefinitionForm.VariableForm;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.JsonTemplate;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.template.TextTemplate;
import javax.annotation.Nullable;

/** A variable with its template parsed. Immutable. */
public sealed interface CompiledVariable {
    /** Checks the rules of a variable and parses its template; returns null if it is broken. */
    @Nullable
    static CompiledVariable compile(Variable variable, Compilation in) {
        Compilation there = in.at(VariableForm.TEMPLATE);
        CompiledVariable compiled = variable.type() == Variable.Type.JSON
                ? json(variable.name(), there.parse(variable.template(), JsonTemplate::parse))
                : text(variable.name(), there.parse(variable.template(), TextTemplate::parse));
        if (compiled != null) {
            there.credentials().variable(variable.name(), compiled.template());
            there.doubt(variable.name(), compiled.template());
            // the mask and the rule on filters hold for expressions that name a secret, and would end at a variable
            there.problems()
                    .addUnless(
                            compiled.template().secrets().isEmpty(),
                            Code.SECRET_IN_VARIABLE,
                            "A variable holds no secret; name the secret where it is sent",
                            compiled.template().secrets().stream()
                                    .map(secret -> "secret." + secret)
                                    .toArray(String[]::new));
        }
        return compiled;
    }

    @Nullable
    private static CompiledVariable json(String name, @Nullable JsonTemplate template) {
        return template == null ? null : new OfJson(name, template);
    }

    @Nullable
    private static CompiledVariable text(String name, @Nullable TextTemplate template) {
        return template == null ? null : new OfText(name, template);
    }

    /** Returns what templates call it. */
    String name();

    /** Returns the template that makes its value. */
    Template template();

    /** Adds the variable to the values of a call. */
    void addTo(CallValues call);

    /**
     * A variable that is text.
     *
     * @param name what templates call it
     * @param template makes the text
     */
    record OfText(String name, TextTemplate template) implements CompiledVariable {
        @Override
        public void addTo(CallValues call) {
            String text = call.part("variable " + name, template::render);
            if (text != null) {
                call.add(name, text);
            }
        }
    }

    /**
     * A variable that is a JSON value.
     *
     * @param name what templates call it
     * @param template makes the JSON
     */
    record OfJson(String name, JsonTemplate template) implements CompiledVariable {
        /** A variable of which no JSON is left is as absent as an input that is not given. */
        @Override
        public void addTo(CallValues call) {
            call.part("variable " + name, values -> {
                String json = template.renderIfAny(values);
                if (json != null) {
                    call.add(name, Json.read(json));
                }
                return null;
            });
        }
    }
}
