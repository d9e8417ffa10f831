package io.dataconnectors.internal.compile;

import io.dataconnectors.Condition;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Response;
import io.dataconnectors.Success;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.form.connector.OutputForm;
import io.dataconnectors.internal.form.connector.PlaceForm;
import io.dataconnectors.internal.form.connector.ResponseForm;
import io.dataconnectors.internal.form.connector.ResponseForm.SuccessForm;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.rule.Problems;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of how an answer is read. */
final class ResponseRules {
    private static final int MAX_DEPTH = 8;
    private static final Set<ValueType> DATES = EnumSet.of(ValueType.DATE, ValueType.DATETIME);

    private final PlaceRules places;
    private final DatePatterns dates;

    ResponseRules(Paths paths, DatePatterns dates, Patterns patterns) {
        this.places = new PlaceRules(paths, patterns);
        this.dates = dates;
    }

    void check(Response response, Problems problems) {
        Success success = response.success();
        if (!success.equals(Success.DEFAULT)) { // what is as it is by default breaks no rule
            checkConditions(success.when(), problems.at(ResponseForm.SUCCESS).at(SuccessForm.WHEN));
            checkConditions(success.unless(), problems.at(ResponseForm.SUCCESS).at(SuccessForm.UNLESS));
        }
        checkOutputs(response.outputs(), problems.at(ResponseForm.OUTPUTS), MAX_DEPTH);
        if (!response.error().equals(ErrorMapping.NONE)) {
            places.checkError(response.error(), problems.at(ResponseForm.ERROR));
        }
    }

    private void checkConditions(List<Condition> conditions, Problems problems) {
        for (int i = 0; i < conditions.size(); i++) {
            places.checkValue(conditions.get(i).place(), problems.at(i));
        }
    }

    private void checkOutputs(List<Output> outputs, Problems problems, int depth) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            Problems there = problems.at(i).about(output.name());
            NameRules.checkIdentifier(output.name(), there.at(OutputForm.NAME));
            there.at(OutputForm.NAME)
                    .addUnless(
                            names.add(output.name()),
                            Code.REPEATED_NAME,
                            "The name " + output.name() + " is used twice");
            check(output, there, depth);
        }
    }

    private void check(Output output, Problems problems, int depth) {
        NameRules.checkDescription(output.description(), problems.at(OutputForm.DESCRIPTION));
        places.check(output.place(), problems);
        if (output.place().path() == null) {
            checkPlace(output, problems, depth);
        }
        problems.at(OutputForm.TYPE)
                .addUnless(
                        output.type() != ValueType.FILE,
                        Code.FILE_NOT_HERE,
                        "A file is an output with \"from\": \"file\"");
        checkFormat(output, problems.at(OutputForm.FORMAT));
        checkZone(output, problems.at(OutputForm.ZONE));
        checkShape(output, problems, depth);
    }

    private static void checkPlace(Output output, Problems problems, int depth) {
        boolean header = output.place().header() != null;
        problems.at(header ? PlaceForm.HEADER : PlaceForm.FROM)
                .addUnless(
                        depth == MAX_DEPTH, Code.FIELD_WITHOUT_PATH, "A field is read from the body: give it a path");
        problems.addUnless(
                !output.isList() && output.fields().isEmpty(),
                Code.CONFLICTING_MEMBERS,
                "list and fields are for an output with a path");
        boolean file = output.place().kind() == Place.Kind.FILE;
        problems.at(OutputForm.TYPE)
                .addUnless(!file || output.type() == null, Code.CONFLICTING_MEMBERS, "A file has no other type");
        problems.at(OutputForm.EQUALS)
                .addUnless(!file || !output.comparing(), Code.CONFLICTING_MEMBERS, "A file is not compared");
    }

    private void checkZone(Output output, Problems problems) {
        boolean date = output.type() != null && DATES.contains(output.type());
        problems.addUnless(
                output.zone() == null || date,
                Code.RULE_OF_OTHER_TYPE,
                "zone is for an output of type date or datetime");
        dates.parseZone(output.zone(), problems);
    }

    private void checkFormat(Output output, Problems problems) {
        String format = output.format();
        if (format == null) {
            return;
        }
        boolean date = output.type() != null && DATES.contains(output.type());
        problems.addUnless(date, Code.RULE_OF_OTHER_TYPE, "format is for an output of type date or datetime");
        dates.parseFormat(format, problems);
    }

    private void checkShape(Output output, Problems problems, int depth) {
        boolean fields = !output.fields().isEmpty();
        problems.at(OutputForm.TYPE)
                .addUnless(
                        !fields || output.type() == null,
                        Code.CONFLICTING_MEMBERS,
                        "An output with fields is an object: leave out type");
        boolean plain = !fields && !output.isList() && output.type() == null;
        problems.at(OutputForm.EQUALS)
                .addUnless(
                        !output.comparing() || plain,
                        Code.CONFLICTING_MEMBERS,
                        "A comparison has no type, list or fields");
        if (depth == 0) {
            problems.addUnless(!fields, Code.TOO_DEEP, "Fields nest at most 8 levels deep");
        } else {
            DocumentSize.checkFields(output, problems.at(OutputForm.FIELDS));
            checkOutputs(output.fields(), problems.at(OutputForm.FIELDS), depth - 1);
        }
    }
}
