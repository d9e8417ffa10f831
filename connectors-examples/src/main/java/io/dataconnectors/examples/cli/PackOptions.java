package io.dataconnectors.examples.cli;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Input;
import io.dataconnectors.InvalidInputException;
import io.dataconnectors.Violation;
import io.dataconnectors.document.ConnectorPack;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The values that fill a pack in, and what is said of one that asks for more. */
final class PackOptions {
    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            converter = NamedValue.Converter.class,
            description = "The value of an open setting.")
    private List<NamedValue> settings = new ArrayList<>();

    boolean isGiven() {
        return !settings.isEmpty();
    }

    private Map<String, Object> values(ConnectorPack pack) {
        return InputValues.of(pack.settings(), NamedValue.byName(settings, "--set"));
    }

    /** Fills a pack in. Secrets and signers may come later. */
    List<ConnectorDefinition> fill(ConnectorPack pack) {
        Map<String, Object> values = values(pack);
        List<Violation> wrong = pack.missing(values, Set.of(), Set.of()).stream()
                .filter(violation -> violation.pointer().startsWith("/settings/"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
        return pack.fill(values);
    }

    /** Says what a pack still lacks. */
    void complain(ConnectorPack pack, PrintWriter err) {
        pack.missing(values(pack), Set.of(), Set.of())
                .forEach(violation -> err.println(Shown.line(violation.toString())));
    }

    /** Says what a pack asks for. */
    static void describe(ConnectorPack pack, PrintWriter out) {
        for (Input setting : pack.settings()) {
            String otherwise = setting.hasDefault() ? ", otherwise " + Shown.value(setting.defaultValue()) : "";
            line(
                    "setting " + setting.name() + " (" + setting.type().word() + otherwise + ")",
                    setting.description(),
                    out);
        }
        pack.secrets().forEach((name, text) -> line("secret " + name, text, out));
        pack.signers().forEach((name, text) -> line("signer " + name, text, out));
    }

    private static void line(String head, String text, PrintWriter out) {
        out.println(Shown.line(text.isEmpty() ? head : head + ": " + text));
    }
}
