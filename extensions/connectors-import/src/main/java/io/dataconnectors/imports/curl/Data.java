package io.dataconnectors.imports.curl;

import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.PercentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** What {@code --data} and its like hand over. */
final class Data {
    static final String UPLOAD = "upload-file";

    private static final Set<String> READ_FILES = Set.of("data", "data-ascii", "data-binary", "json");

    /** Those that send a file byte by byte; the others take line ends out of it, or want JSON. */
    private static final Set<String> SEND_FILES = Set.of("data-binary", UPLOAD);

    private static final Pattern LINE_ENDS = Pattern.compile("[\r\n]");

    private final ImportReport report;
    private final StringBuilder text = new StringBuilder();

    /** What is read of it as a form, if that is wanted: in data of another kind a percent sign is one of its own. */
    private final List<Supplier<List<Pair>>> fields = new ArrayList<>();

    @Nullable
    private final String input;

    private boolean given;
    private boolean file;
    private boolean json;
    private boolean encoded;

    private Data(@Nullable String input, ImportReport report) {
        this.input = input;
        this.report = report;
    }

    static Data of(Options options, ImportReport report) {
        Data data = new Data(options.input(), report);
        options.all().forEach(data::add);
        return data;
    }

    private void add(Options.Given option) {
        String name = option.name();
        boolean upload = name.equals(UPLOAD);
        if (!upload && !name.equals("json") && !name.startsWith("data")) {
            return;
        }
        if (file) {
            refuseMore();
        }
        if (upload) {
            read(name, option.value().equals(".") ? "-" : option.value());
        } else if (READ_FILES.contains(name) && option.value().startsWith("@")) {
            read(name, option.value().substring(1));
        } else if (name.equals("data-urlencode")) {
            List<Pair> pairs = new ArrayList<>();
            addEncoded(option.value(), pairs);
            fields.add(() -> pairs);
            encoded = true;
        } else {
            addText(name, option.value());
        }
        given = true;
    }

    /** Takes the text that stands in the command for its standard input; any other file becomes an input. */
    private void read(String name, String from) {
        if (from.equals("-") && input != null) {
            addText(
                    name,
                    name.equals("data") || name.equals("data-ascii")
                            ? LINE_ENDS.matcher(input).replaceAll("")
                            : input);
        } else if (SEND_FILES.contains(name)) {
            file = true;
            if (given) {
                refuseMore();
            }
        } else {
            report.refuse("--" + name + " @… reads a file of this machine; put its text into the command");
        }
    }

    private void refuseMore() {
        report.refuse("A file is the whole body, and the command sends more beside it");
    }

    private void addText(String name, String value) {
        json |= name.equals("json");
        text.append(given && !name.equals("json") ? "&" : "").append(value);
        fields.add(() -> Pair.read(value, report));
    }

    /** One of the five forms of {@code --data-urlencode}: the name is encoded already, the value is not. */
    void addEncoded(String value, List<Pair> to) {
        int sign = value.indexOf('=');
        int at = value.indexOf('@');
        boolean reads = at >= 0 && (sign < 0 || at < sign);
        if (reads && input != null && value.startsWith("-", at + 1)) {
            to.add(at == 0 ? new Pair(input, null) : new Pair(value.substring(0, at), input));
        } else if (reads) {
            report.refuse("--data-urlencode …@… reads a file of this machine; put its text into the command");
        } else if (sign > 0) {
            to.add(new Pair(PercentText.decode(value.substring(0, sign), true, report), value.substring(sign + 1)));
        } else {
            to.add(new Pair(value.substring(sign + 1), null));
        }
    }

    /** Whether it is a file, which a caller hands over. */
    boolean isFile() {
        return file;
    }

    boolean isGiven() {
        return given;
    }

    /** Whether {@code --json} handed it over. */
    boolean isJson() {
        return json;
    }

    /** Whether curl encoded a part of it, so that it is a form whatever it looks like. */
    boolean isEncoded() {
        return encoded;
    }

    String text() {
        return text.toString();
    }

    /** Returns it as the fields of a form. */
    List<Pair> pairs() {
        return fields.stream().flatMap(pairs -> pairs.get().stream()).toList();
    }
}
