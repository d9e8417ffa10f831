package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The options of a command, in order, and its URLs. What curl would not take, or a connector cannot do, is reported. */
final class Options {
    private static final Set<String> COMMAND = Set.of("curl", "curl.exe");
    private static final Pattern PLAIN = Pattern.compile("--?[A-Za-z0-9.-]{1,40}");

    /**
     * An option that says something of the request.
     *
     * @param name its long form, without the dashes
     * @param value its value; empty if it takes none
     */
    record Given(String name, String value) {}

    private final ImportReport report;
    private final List<String> words;

    @Nullable
    private final String input;

    private final List<Given> given = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();
    private int at = 1;

    private Options(Command command, ImportReport report) {
        words = command.words();
        input = command.input();
        this.report = report;
    }

    static Options read(Command command, ImportReport report) {
        Options options = new Options(command, report);
        String first = command.words().isEmpty() ? "" : command.words().get(0);
        if (!COMMAND.contains(first.substring(first.lastIndexOf('/') + 1))) {
            report.refuse("The command does not begin with curl");
        }
        report.throwIfRefused();
        options.read();
        return options;
    }

    List<Given> all() {
        return given;
    }

    /** Returns the values of an option that may be given several times. */
    List<String> all(String name) {
        return given.stream()
                .filter(option -> option.name.equals(name))
                .map(Given::value)
                .toList();
    }

    /** Returns the value of an option; of several the last, as curl does. */
    Optional<String> last(String name) {
        return all(name).stream().reduce((one, next) -> next);
    }

    boolean has(String name) {
        return given.stream().anyMatch(option -> option.name.equals(name));
    }

    /** Returns what the command reads from its standard input; null where the pasted text does not say. */
    @Nullable
    String input() {
        return input;
    }

    List<String> urls() {
        return urls;
    }

    private void read() {
        boolean optionsEnd = false;
        while (at < words.size()) {
            String word = words.get(at++);
            if (optionsEnd) {
                urls.add(word);
            } else if (word.startsWith("\u2013") || word.startsWith("\u2014")) {
                report.refuse("An option begins with a dash of typography; write - or --");
            } else if (word.equals("--")) {
                optionsEnd = true;
            } else if (word.equals("--next") || word.equals("-:")) {
                report.note(Kind.LEFT_OUT, "Only the first request is read; those behind " + word + " are left out");
                return;
            } else if (word.startsWith("--")) {
                readLong(word.substring(2));
            } else if (word.startsWith("-") && word.length() > 1) {
                readLetters(word);
            } else {
                urls.add(word);
            }
        }
    }

    private void readLong(String typed) {
        int sign = typed.indexOf('=');
        String name = sign < 0 ? typed : typed.substring(0, sign);
        Optional<Option> option = Option.ofName(name);
        if (option.isEmpty()) {
            unknown("--" + name);
        } else if (sign >= 0 && option.get().valued()) {
            report.note(
                    Kind.CHANGED,
                    "curl takes no = behind " + option.get().typed() + "; what follows was read as its value");
            take(option.get(), typed.substring(sign + 1));
        } else {
            take(option.get(), option.get().valued() ? next(option.get()) : "");
        }
    }

    private void readLetters(String word) {
        for (int i = 1; i < word.length(); i++) {
            Option option = Option.ofLetter(word.charAt(i)).orElse(null);
            if (option == null) {
                unknown("-" + Character.toString(word.codePointAt(i)));
                return;
            }
            if (option.valued()) {
                take(option, i + 1 < word.length() ? word.substring(i + 1) : next(option));
                return;
            }
            take(option, "");
        }
    }

    @Nullable
    private String next(Option option) {
        if (at < words.size()) {
            return words.get(at++);
        }
        report.refuse(option.typed() + " has no value");
        return null;
    }

    private void take(Option option, @Nullable String value) {
        switch (option.effect()) {
            case NOTED -> report.note(Kind.LEFT_OUT, option.typed() + " is left out: " + option.words());
            case REFUSED -> report.refuse(option.typed() + " cannot be imported: " + option.words());
            case USED -> use(option, value);
            case QUIET -> {}
        }
    }

    private void use(Option option, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (option.name().equals("url")) {
            urls.add(value);
        } else {
            given.add(new Given(option.name(), value));
        }
    }

    /** What follows an option that is not known may be its value. It is not quoted: it may be a secret. */
    private void unknown(String typed) {
        boolean value = at < words.size()
                && !words.get(at).startsWith("-")
                && !words.get(at).contains(".");
        at += value ? 1 : 0;
        String shown = PLAIN.matcher(typed).matches() ? typed : "An option that is no word";
        report.note(
                Kind.LEFT_OUT,
                shown + (value ? " and what follows it are" : " is") + " left out: curl has no such option here");
    }
}
