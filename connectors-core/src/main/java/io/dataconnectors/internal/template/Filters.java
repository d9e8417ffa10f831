package io.dataconnectors.internal.template;

import io.dataconnectors.internal.template.DateText.TimeSpan;
import io.dataconnectors.internal.template.Expression.SpecialForm;
import io.dataconnectors.internal.template.Filter.Makes;
import io.dataconnectors.internal.template.Filter.Parameter;
import io.dataconnectors.internal.template.Filter.Takes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** Every filter there is. A new one is a line in this list, and a function. */
final class Filters {
    private static final Parameter ZONE = new Parameter("a time zone", true, false);
    private static final Parameter PATTERN = new Parameter("a word or a pattern", true, true);
    private static final Parameter SPAN = new Parameter("a period or a duration", true, true);
    private static final Parameter QUOTE = new Parameter("the quote", true, false);
    private static final Parameter TWICE = new Parameter("the quote twice", true, false);
    private static final Parameter OLD = new Parameter("the text to replace", true, true);
    private static final Parameter NEW = new Parameter("the text in its place", true, true);
    private static final Parameter FACTOR = new Parameter("a number", false, true);
    private static final Parameter SEPARATOR = new Parameter("the separator", true, false);
    private static final Parameter INSTEAD = new Parameter("the value to use instead", false, true);

    /** The filters by name. */
    static final Map<String, Filter> ALL = byName(
            new Filter(
                    "default",
                    Takes.NOTHING_TOO,
                    Makes.SAME,
                    List.of(INSTEAD),
                    arguments -> value -> isEmpty(value) ? arguments.get(0) : value),
            Filter.ofText("date", List.of(PATTERN, ZONE), DateText::formatted),
            Filter.ofText("plus", List.of(SPAN, ZONE), TimeSpan::function).clean(),
            Filter.ofText("epoch_s", text -> DateText.instant(text).getEpochSecond())
                    .clean(),
            Filter.ofText("epoch_ms", DateText::epochMillis).clean(),
            Filter.ofText("string", text -> text),
            Filter.ofText("number", FilterFunctions::number).clean(),
            Filter.ofText("times", List.of(FACTOR), FilterFunctions::times).clean(),
            Filter.ofText("upper", text -> text.toUpperCase(Locale.ROOT)),
            Filter.ofText("lower", text -> text.toLowerCase(Locale.ROOT)),
            Filter.ofText("trim", String::strip),
            new Filter("split", Takes.TEXT, Makes.SINGLES, List.of(SEPARATOR), FilterFunctions::split),
            new Filter("join", Takes.SINGLES, Makes.SINGLE, List.of(SEPARATOR), FilterFunctions::join),
            Filter.of("first", Takes.LIST, Makes.ELEMENT, FilterFunctions::first),
            Filter.of("last", Takes.LIST, Makes.ELEMENT, FilterFunctions::last),
            Filter.of("size", Takes.ANY, Makes.CLEAN, FilterFunctions::size),
            Filter.of("json", Takes.ANY, Makes.SINGLE, PlainValue::json),
            Filter.ofText("html", Markup::html),
            Filter.ofText("url_encode", Percent::encoded).clean(),
            Filter.ofText("url_decode", Percent::decode),
            Filter.ofText("replace", List.of(OLD, NEW), FilterFunctions::replace),
            Filter.ofText("quote", List.of(QUOTE, TWICE), FilterFunctions::quote),
            Filter.ofText("base64", FilterFunctions::base64).clean(),
            Filter.ofText("base64url", FilterFunctions::base64url).clean(),
            Filter.ofText("md5", text -> FilterFunctions.hash("MD5", text)).clean(),
            Filter.ofText("sha256", text -> FilterFunctions.hash("SHA-256", text))
                    .clean());

    private Filters() {}

    private static Map<String, Filter> byName(Filter... filters) {
        Map<String, Filter> byName = new LinkedHashMap<>();
        for (Filter filter : filters) {
            byName.put(filter.name(), filter);
        }
        return byName;
    }

    private static boolean isEmpty(@Nullable Object value) {
        return SpecialForm.isNothing(value)
                || "".equals(value)
                || (value instanceof Collection<?> items && items.isEmpty());
    }
}
