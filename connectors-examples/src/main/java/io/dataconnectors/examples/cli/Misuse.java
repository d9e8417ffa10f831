package io.dataconnectors.examples.cli;

import io.dataconnectors.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of words that are no command and no option. */
final class Misuse {
    private Misuse() {}

    /** An argument that belongs to no option may be the rest of a mistyped secret: only what looks like a word is repeated. */
    static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(wrong.getMessage());
        }
        CommandLine command = wrong.getCommandLine();
        String first = unmatched.getUnmatched().get(0);
        if (first.startsWith("-")) {
            return option(first.replaceFirst("=.*", ""), command);
        }
        Map<String, CommandLine> commands = command.getSubcommands();
        return !commands.isEmpty() && first.matches("[a-z-]{1,20}")
                ? "There is no command " + first
                        + meant(first, commands.keySet().stream().toList())
                : "There are more arguments than the command takes";
    }

    private static String option(String name, CommandLine command) {
        List<String> known = new ArrayList<>();
        command.getSubcommands()
                .values()
                .forEach(each -> known.addAll(each.getCommandSpec().optionsMap().keySet()));
        if (known.contains(name)) {
            return "Put " + name + " after the command";
        }
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        return "There is no option " + name + meant(name, known);
    }

    private static String meant(String wrong, List<String> known) {
        return Nearest.of(wrong, known)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
