package io.dataconnectors;

import io.dataconnectors.template.HeaderRules;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of how an answer is read. */
final class ResponseRules {
    private static final int MAX_DEPTH = 8;
    private static final Set<ValueType> DATES = EnumSet.of(ValueType.DATE, ValueType.DATETIME);

    private final Paths paths;
    private final Formats formats;

    ResponseRules(Paths paths, Formats formats) {
        this.paths = paths;
        this.formats = formats;
    }

    void check(Response response, Problems problems) {
        Success success = response.success();
        checkConditions(success.when(), problems.at("success").at("when"));
        checkConditions(success.unless(), problems.at("success").at("unless"));
        checkOutputs(response.outputs(), problems.at("outputs"), MAX_DEPTH);
        paths.parse(response.error().message(), problems.at("error").at("message"));
        paths.parse(response.error().code(), problems.at("error").at("code"));
    }

    private void checkConditions(List<Condition> conditions, Problems problems) {
        for (int i = 0; i < conditions.size(); i++) {
            paths.parse(conditions.get(i).path(), problems.at(i).at("path"));
        }
    }

    private void checkOutputs(List<Output> outputs, Problems problems, int depth) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            NameRules.checkIdentifier(output.name(), problems.at(i).at("name"));
            problems.at(i)
                    .at("name")
                    .addUnless(names.add(output.name()), "The name " + output.name() + " is used twice");
            check(output, problems.at(i), depth);
        }
    }

    private void check(Output output, Problems problems, int depth) {
        NameRules.checkDescription(output.description(), problems.at("description"));
        paths.parse(output.path(), problems.at("path"));
        if (output.header() != null) {
            checkHeader(output, output.header(), problems, depth);
        }
        problems.at("type").addUnless(output.type() != ValueType.FILE, "An output has no type file");
        checkFormat(output, problems.at("format"));
        checkShape(output, problems, depth);
    }

    private static void checkHeader(Output output, String header, Problems problems, int depth) {
        problems.at("header").addUnless(depth == MAX_DEPTH, "A field is read from the body: give it a path");
        problems.at("header")
                .addUnless(
                        HeaderRules.isToken(header),
                        "A header name has letters, digits and characters of !#$%&'*+-.^_`|~");
        problems.addUnless(
                !output.isList() && output.fields().isEmpty(), "list and fields are for an output with a path");
    }

    private void checkFormat(Output output, Problems problems) {
        String format = output.format();
        if (format == null) {
            return;
        }
        boolean date = output.type() != null && DATES.contains(output.type());
        problems.addUnless(date, "format is for an output of type date or datetime");
        formats.parse(format, problems);
    }

    private void checkShape(Output output, Problems problems, int depth) {
        boolean fields = !output.fields().isEmpty();
        problems.at("type")
                .addUnless(!fields || output.type() == null, "An output with fields is an object: leave out type");
        boolean plain = !fields && !output.isList() && output.type() == null;
        problems.at("equals").addUnless(!output.comparing() || plain, "A comparison has no type, list or fields");
        if (depth == 0) {
            problems.addUnless(!fields, "Fields nest at most 8 levels deep");
        } else {
            Counts.fields(output, problems.at("fields"));
            checkOutputs(output.fields(), problems.at("fields"), depth - 1);
        }
    }
}
