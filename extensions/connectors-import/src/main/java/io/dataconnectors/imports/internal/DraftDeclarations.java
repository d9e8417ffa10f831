package io.dataconnectors.imports.internal;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.Secret;
import io.dataconnectors.Variable;
import io.dataconnectors.imports.ImportNote.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** What an imported text names without saying it, and what it says and should not: inputs, settings and secrets, each by a name. */
public final class DraftDeclarations {
    private static final int MOST_SECRETS = 50;
    private static final int MOST_VARIABLES = 50;

    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Set<String> secretNames = new LinkedHashSet<>();
    private final Map<String, String> secretValues = new LinkedHashMap<>();
    private final List<SoughtSecret> sought = new ArrayList<>();
    private final ImportReport report;

    public DraftDeclarations(ImportReport report) {
        this.report = report;
    }

    /** Returns the tag of an input. */
    String input(String name, boolean number) {
        if (!inputs.containsKey(name)) {
            report.note(
                    Kind.DECLARED,
                    "The input " + name + " stands where " + report.source() + " has a place for a value");
        }
        Input input = number ? Input.number(name) : Input.string(name);
        inputs.merge(name, input.required(), (known, other) -> number ? other : known);
        return "{{" + name + "}}";
    }

    /** Returns the tag of a variable that is JSON. */
    String json(String name, String template) {
        if (variables.size() == MOST_VARIABLES) {
            report.refuse(report.subject() + " has JSON within other texts, with values in it, in more than "
                    + MOST_VARIABLES + " places");
            return "";
        }
        String free = name;
        for (int i = 2; variables.containsKey(free); i++) {
            free = name + "_" + i;
        }
        variables.put(free, template);
        report.note(
                Kind.DECLARED, "The variable " + free + " is JSON with values in it, so that they are encoded for it");
        return "{{" + free + " | json}}";
    }

    /** Returns the tag of an input that is a file. */
    public String file(String name) {
        String free = name;
        for (int i = 2; inputs.containsKey(free); i++) {
            free = name + "_" + i;
        }
        inputs.put(free, Input.file(free).required());
        report.note(Kind.DECLARED, "The input " + free + " is the file that " + report.source() + " sends");
        return "{{" + free + "}}";
    }

    boolean hasSetting(String name) {
        return settings.containsKey(name);
    }

    boolean hasSecret(String name) {
        return secretNames.contains(name);
    }

    /** Returns the tag of a setting, which has a value from the start: only so may it stand in a host. */
    String setting(String name, String value) {
        if (settings.putIfAbsent(name, value) == null) {
            report.note(
                    Kind.DECLARED,
                    "The setting " + name
                            + " stands where " + report.source() + " has a place for a value of yours; put it in, in a"
                            + " host without https:// and without a path");
        }
        return "{{setting." + name + "}}";
    }

    /** Returns the tag of a secret that the text does not say. */
    String secret(String name) {
        if (secretNames.add(name)) {
            report.note(Kind.DECLARED, "The secret " + name + " is named, and " + report.source() + " does not say it");
        }
        return "{{secret." + name + "}}";
    }

    /** Returns the tag of a secret that the text said before; null if it did not. */
    @Nullable
    private String known(String value) {
        for (Map.Entry<String, String> known : secretValues.entrySet()) {
            if (known.getValue().equals(value)) {
                return "{{secret." + known.getKey() + "}}";
            }
        }
        return null;
    }

    /** Returns the tag of a secret that the text says. One value has one name, and a name one value. */
    String secret(Supplier<String> name, String value) {
        String known = known(value);
        return known == null ? named(name.get(), value) : known;
    }

    private String named(String name, String value) {
        if (secretValues.size() == MOST_SECRETS) {
            report.refuse(report.subject() + " has more than " + MOST_SECRETS + " secrets");
            return "";
        }
        String free = name;
        for (int i = 2; secretNames.contains(free); i++) {
            free = name + "_" + i;
        }
        secretNames.add(free);
        secretValues.put(free, value);
        SoughtSecret found = SoughtSecret.of(free, value);
        if (found != null) {
            sought.add(found);
        }
        report.note(
                Kind.DECLARED, "The secret " + free + " was in " + report.source() + "; it is no part of the document");
        return "{{secret." + free + "}}";
    }

    /** Returns the known secrets that are looked for in texts. */
    List<SoughtSecret> sought() {
        return sought;
    }

    /** Whether a text holds a secret that is looked for. */
    boolean anyIn(String text) {
        return sought.stream().anyMatch(secret -> secret.next(text, 0) >= 0);
    }

    Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        secretValues.forEach((name, value) -> secrets.put(name, Secret.of(value)));
        return Collections.unmodifiableMap(secrets);
    }

    void declare(ConnectorDefinition.Builder builder) {
        settings.forEach(builder::setting);
        inputs.values().forEach(builder::input);
        variables.forEach((name, template) -> builder.variable(new Variable(name, template, Variable.Type.JSON)));
    }
}
