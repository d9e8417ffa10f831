package io.dataconnectors.internal.rule;

import io.dataconnectors.Input;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import io.dataconnectors.internal.template.Template;
import io.dataconnectors.internal.text.KnownKeys;
import io.dataconnectors.internal.text.SecretNames;
import io.dataconnectors.internal.text.SecretNames.SnakeCase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/**
 * No credential stands in a document, which is shown, stored and handed on: it is a secret, an input from the context or, where
 * authors keep it to themselves, a setting.
 */
public final class CredentialRules {
    /** Inputs from the context, and variables made of them. */
    private final Set<String> entrusted = new HashSet<>();

    /** The settings in each variable. */
    private final Map<String, Set<String>> settings = new HashMap<>();

    private final Set<String> exposed = new TreeSet<>();

    public CredentialRules(List<Input> inputs) {
        inputs.stream()
                .filter(input -> input.source() == Input.Source.CONTEXT)
                .forEach(input -> entrusted.add(input.name()));
    }

    /** A text that has the form of a key is refused wherever it stands. Returns whether it has none. */
    public static boolean checkForm(String text, Problems there) {
        Problems author = there.ofAuthor();
        if (author.isMute()) { // nobody is told, so the patterns are not even loaded
            return true;
        }
        Optional<Problem> problem = KnownKeys.problem(text);
        problem.ifPresent(author::add);
        return problem.isEmpty();
    }

    /** Notes what a variable is made of. */
    public void variable(String name, Template template) {
        if (isEntrusted(template)) {
            entrusted.add(name);
        }
        settings.put(name, settingsOf(template));
    }

    /** A parameter of a signer or of a token request is a credential if its name says so. */
    public void parameter(String name, @Nullable Template template, Problems there) {
        if (template != null && !template.text().isBlank() && SecretNames.ofName(name)) {
            check(SnakeCase.of(name), there, template);
        }
    }

    /**
     * Checks a credential that is made of one or several texts: it is enough if one of them is no text of the document.
     *
     * @param secret what a secret in its place may be called
     * @param parts the texts
     */
    public void check(String secret, Problems there, Template... parts) {
        if (Stream.of(parts).anyMatch(this::isEntrusted)) {
            return;
        }
        Set<String> named = new TreeSet<>();
        Stream.of(parts).forEach(part -> named.addAll(settingsOf(part)));
        exposed.addAll(named);
        boolean supplied = Stream.of(parts).anyMatch(part -> !part.names().isEmpty());
        there.ofAuthor()
                .addUnless(
                        !named.isEmpty(),
                        supplied ? Code.CREDENTIAL_FROM_CALLER : Code.PLAIN_CREDENTIAL,
                        supplied
                                ? "A credential is not the caller's to supply: declare the input with \"from\": \"context\", or name a"
                                        + " secret, {{secret." + secret + "}}"
                                : "A credential does not stand in a document: write {{secret." + secret
                                        + "}} in its place, and keep its value where the host keeps secrets");
    }

    private boolean isEntrusted(Template template) {
        return !template.secrets().isEmpty() || template.names().stream().anyMatch(entrusted::contains);
    }

    private Set<String> settingsOf(Template template) {
        Set<String> all = new HashSet<>(template.settings());
        template.names().forEach(name -> all.addAll(settings.getOrDefault(name, Set.of())));
        return all;
    }

    /** A setting that is a credential is allowed: some authors have no other place for it. */
    public void setting(String name, Object value, Problems there) {
        if (exposed.contains(name)) {
            there.warn(
                    Code.EXPOSED_CREDENTIAL,
                    "This setting is a credential, and its value stands here for everybody who sees the document; where the host"
                            + " keeps secrets, name one in its place: {{secret." + name + "}}",
                    "setting." + name);
        } else {
            SecretNames.doubt(name, String.valueOf(value))
                    .map(doubt -> doubt.of(List.of("setting." + name)))
                    .ifPresent(there::warn);
        }
    }

    /** The settings that are the only secret of a credential. */
    public Set<String> exposed() {
        return exposed;
    }
}
