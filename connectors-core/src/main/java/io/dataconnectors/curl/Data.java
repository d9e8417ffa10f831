package io.dataconnectors.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code --data} and its like hand over. */
final class Data {
    private static final Set<String> READ_FILES = Set.of("data", "data-ascii", "data-binary", "json");

    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private final List<Pair> pairs = new ArrayList<>();
    private boolean given;
    private boolean json;
    private boolean encoded;

    private Data(Report report) {
        this.report = report;
    }

    static Data of(Options options, Report report) {
        Data data = new Data(report);
        options.all().forEach(data::add);
        return data;
    }

    private void add(Options.Given option) {
        String name = option.name();
        if (!name.equals("json") && !name.startsWith("data")) {
            return;
        }
        if (READ_FILES.contains(name) && option.value().startsWith("@")) {
            report.refuse("--" + name + " @… reads a file of this machine; put its text into the command");
        } else if (name.equals("data-urlencode")) {
            addEncoded(option.value(), pairs);
            encoded = true;
        } else {
            addText(name, option.value());
        }
        given = true;
    }

    private void addText(String name, String value) {
        json |= name.equals("json");
        text.append(given && !name.equals("json") ? "&" : "").append(value);
        pairs.addAll(Pair.read(value, name.equals("json") ? new Report() : report));
    }

    /** One of the five forms of {@code --data-urlencode}: the name is encoded already, the value is not. */
    void addEncoded(String value, List<Pair> to) {
        int sign = value.indexOf('=');
        int at = value.indexOf('@');
        if (at >= 0 && (sign < 0 || at < sign)) {
            report.refuse("--data-urlencode …@… reads a file of this machine; put its text into the command");
        } else if (sign > 0) {
            to.add(new Pair(Percent.decode(value.substring(0, sign), true, report), value.substring(sign + 1)));
        } else {
            to.add(new Pair(value.substring(sign + 1), null));
        }
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
        return pairs;
    }
}
