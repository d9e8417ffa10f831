package io.dataconnectors.internal.request;

import io.dataconnectors.Auth;
import io.dataconnectors.internal.form.connector.AuthForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Compilation;
import io.dataconnectors.internal.template.Template;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A signature by a signer of the host, and what it is told. */
final class SignerAuth implements CompiledAuth {
    private final String name;
    private final Map<String, Text> parameters;

    private SignerAuth(String name, Map<String, Text> parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    /** Compiles a signer; parameters that are broken are missing. */
    static SignerAuth compile(Auth.Signer signer, Compilation in) {
        in.at(AuthForm.SIGNER)
                .problems()
                .addUnless(!signer.name().isBlank(), Code.EMPTY_TEXT, "A signer has the name that the host gives it");
        Compilation there = in.at(AuthForm.PARAMETERS);
        Map<String, Text> parameters = new TreeMap<>();
        signer.parameters().forEach((name, value) -> {
            Text text = Text.parse(value, there.entry(name));
            if (text != null) {
                there.entry(name).checkParameter(name, text.template());
                parameters.put(name, text);
            }
        });
        return new SignerAuth(signer.name(), parameters);
    }

    @Override
    public String signer() {
        return name;
    }

    @Override
    public Map<String, String> signerParameters(CallValues call) {
        Map<String, String> said = new TreeMap<>();
        parameters.forEach((parameter, text) -> said.put(parameter, text.in(call)));
        return said;
    }

    @Override
    public Stream<Template> templates() {
        return parameters.values().stream().map(Text::template);
    }
}
