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
import io.dataconnectors.internal.template.DateWord;
import io.dataconnectors.internal.template.SettingTag;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

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

    /** Parses the date patterns and the zones of a definition, each text once. A zone is written, or is that of a setting. */
    static final class DatePatterns {
        private final Map<String, Object> settings;
        private final Map<String, DateTimeFormatter> formats = new HashMap<>();
        private final Map<String, ZoneId> zones = new HashMap<>();

        DatePatterns(Map<String, Object> settings) {
            this.settings = settings;
        }

        void parseFormat(String format, Problems problems) {
            if (DateWord.of(format).isPresent()) {
                return;
            }
            try {
                formats.put(format, formatter(format));
                String problem = DateWord.problemOfPattern(format);
                if (problem != null) {
                    problems.add(Code.UNKNOWN_FORMAT, problem);
                }
            } catch (IllegalArgumentException e) {
                problems.add(
                        Code.UNKNOWN_FORMAT,
                        "A format is one of the words " + String.join(", ", DateWord.words())
                                + ", or a pattern such as dd/MM/yyyy");
            }
        }

        /**
         * English and not the root locale: that one names months differently from JDK to JDK. Strict, so that February 30th is
         * no day; a year as {@code yyyy} counts it then wants an era, and is of ours unless another is written.
         */
        private static DateTimeFormatter formatter(String format) {
            return DateWord.append(format, new DateTimeFormatterBuilder().parseCaseInsensitive())
                    .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        }

        Map<String, DateTimeFormatter> formats() {
            return formats;
        }

        void parseZone(@Nullable String text, Problems problems) {
            if (text == null) {
                return;
            }
            SettingTag setting = SettingTag.whole(text);
            Object zone = setting == null ? text : settings.get(setting.name());
            try {
                zones.put(text, ZoneId.of(String.valueOf(zone)));
            } catch (DateTimeException e) {
                problems.add(
                        Code.UNKNOWN_ZONE,
                        "A zone is one such as Europe/Berlin or +01:00, or a setting that is one, such as {{setting.zone}}",
                        setting == null ? new String[0] : new String[] {"setting." + setting.name()});
            }
        }

        Map<String, ZoneId> zones() {
            return zones;
        }
    }
}
