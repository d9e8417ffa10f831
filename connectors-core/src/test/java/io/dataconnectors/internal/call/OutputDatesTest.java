package io.dataconnectors.internal.call;

import static io.dataconnectors.internal.call.Answers.assertFailure;
import static io.dataconnectors.internal.call.Answers.assertOutputs;
import static io.dataconnectors.internal.call.Answers.read;

import io.dataconnectors.Answer;
import io.dataconnectors.Output;
import io.dataconnectors.ValueType;
import io.dataconnectors.internal.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputDatesTest {
    private static Output output(ValueType type, String format, String zone) {
        Output output = Output.at("x", "$").type(type);
        output = format == null ? output : output.format(format);
        return zone == null ? output : output.zone(zone);
    }

    @ParameterizedTest(name = "{0} in {1} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    2026-11-23T10:15:30Z               | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23t10:15:30z               | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30+01:00          | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30+0100           | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30+01             | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15+01:00             | -         | -             | 2026-11-23T10:15:00Z
                    2026-11-23T10:15:30.1234567Z       | -         | -             | 2026-11-23T10:15:30.123456700Z
                    2026-11-23 10:15:30                | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23 11:15:30 +0100          | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23 10:15:30 UTC            | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23 10:15:30 GMT            | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30+01:00[Europe/Berlin] | -   | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30 Europe/Berlin  | -         | -             | 2026-11-23T10:15:30Z
                    2026-11-23T10:15:30                | -         | Europe/Berlin | 2026-11-23T09:15:30Z
                    2026-07-23T10:15:30                | -         | Europe/Berlin | 2026-07-23T08:15:30Z
                    2026-11-23T10:15:30Z               | -         | Europe/Berlin | 2026-11-23T10:15:30Z
                    2026-11-23                         | -         | -             | 2026-11-23T00:00:00Z
                    2026-11-23                         | -         | Europe/Berlin | 2026-11-22T23:00:00Z
                    ` 2026-11-23 `                     | -         | -             | 2026-11-23T00:00:00Z
                    20261123                           | -         | -             | 2026-11-23T00:00:00Z
                    20261123T101530Z                   | -         | -             | 2026-11-23T10:15:30Z
                    20261123T1115+0100                 | -         | -             | 2026-11-23T10:15:00Z
                    20261123T101530.123Z               | -         | -             | 2026-11-23T10:15:30.123Z
                    /Date(1795428930123)/              | -         | -             | 2026-11-23T10:15:30.123Z
                    /Date(1795428930123+0100)/         | -         | -             | 2026-11-23T10:15:30.123Z
                    /Date(-1000)/                      | -         | -             | 1969-12-31T23:59:59Z
                    1795428930                         | epoch_s   | -             | 2026-11-23T10:15:30Z
                    1795428930.250                     | epoch_s   | -             | 2026-11-23T10:15:30.250Z
                    1.79542893E9                       | epoch_s   | -             | 2026-11-23T10:15:30Z
                    -1.5                               | epoch_s   | -             | 1969-12-31T23:59:58.500Z
                    1795428930123                      | epoch_ms  | -             | 2026-11-23T10:15:30.123Z
                    1795428930123.5                    | epoch_ms  | -             | 2026-11-23T10:15:30.123500Z
                    Mon, 23 Nov 2026 11:15:30 +0100    | rfc2822   | -             | 2026-11-23T10:15:30Z
                    Mon, 23 Nov 2026 10:15:30 GMT      | rfc2822   | -             | 2026-11-23T10:15:30Z
                    Mon, 23 Nov 2026 10:15:30 GMT      | http      | -             | 2026-11-23T10:15:30Z
                    2026-11-23T11:15:30+01:00          | iso       | -             | 2026-11-23T10:15:30Z
                    23 Nov 2026 10:15 UT               | rfc2822   | -             | 2026-11-23T10:15:00Z
                    Mon, 23 Nov 26 05:15:30 EST        | rfc2822   | -             | 2026-11-23T10:15:30Z
                    Thu, 23 Jul 2026 03:15:30 PDT      | rfc2822   | -             | 2026-07-23T10:15:30Z
                    Mon, 23 Nov 2026 10:15:30 -0000    | rfc2822   | -             | 2026-11-23T10:15:30Z
                    Mon, 23 Nov 2026 11:15:30 +0100 (CET) | rfc2822 | -            | 2026-11-23T10:15:30Z
                    tue, 23 november 2026 10:15:30 z   | rfc2822   | -             | 2026-11-23T10:15:30Z
                    Sunday, 06-Nov-94 08:49:37 GMT     | rfc2822   | -             | 1994-11-06T08:49:37Z
                    23/11/2026 10:15                   | dd/MM/yyyy HH:mm | -      | 2026-11-23T10:15:00Z
                    23/11/2026 10:15                   | dd/MM/yyyy HH:mm | Europe/Berlin | 2026-11-23T09:15:00Z
                    23/11/2026 10:15                   | dd/MM/yyyy HH:mm | +05:30 | 2026-11-23T04:45:00Z
                    23-NOV-2026 01:15:30 pm            | dd-MMM-yyyy hh:mm:ss a | - | 2026-11-23T13:15:30Z
                    Monday, November 23, 2026          | EEEE, MMMM d, yyyy | -    | 2026-11-23T00:00:00Z
                    23.11.2026 11:15 +0100             | dd.MM.yyyy HH:mm Z | Asia/Tokyo | 2026-11-23T10:15:00Z
                    20261123101530                     | yyyyMMddHHmmss | -        | 2026-11-23T10:15:30Z
                    29.02.28 23:59                     | dd.MM.yy HH:mm | -        | 2028-02-29T23:59:00Z
                    2026-11-23 10:15:30.250            | uuuu-MM-dd HH:mm:ss.SSS | - | 2026-11-23T10:15:30.250Z
                    23.11.2026 AD                      | dd.MM.yyyy G | -          | 2026-11-23T00:00:00Z
                    Mon Nov 23 10:15:30 UTC 2026       | EEE MMM dd HH:mm:ss zzz yyyy | - | 2026-11-23T10:15:30Z
                    2026-W48-1                         | YYYY-'W'ww-e | -          | 2026-11-22T00:00:00Z
                    2026-327                           | yyyy-DDD  | -             | 2026-11-23T00:00:00Z
                    Mon, 23 Nov 2026 10:15:30 utc      | rfc2822   | -             | 2026-11-23T10:15:30Z
                    """)
    void every_form_of_a_time_becomes_an_instant_in_utc(String sent, String format, String zone, String instant) {
        Output output = output(ValueType.DATETIME, format, zone);
        assertOutputs(read(Answer.json(200, Json.write(sent)), output), "{\"x\":\"" + instant + "\"}");
    }

    @ParameterizedTest(name = "{0} in {1} is {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    2026-11-23                         | -         | -             | 2026-11-23
                    2026-11-23T23:30:00-05:00          | -         | -             | 2026-11-23
                    2026-11-23T23:30:00Z               | -         | Asia/Tokyo    | 2026-11-24
                    2026-11-23T23:30:00                | -         | Asia/Tokyo    | 2026-11-23
                    1795476600                         | epoch_s   | -             | 2026-11-23
                    1795476600                         | epoch_s   | Asia/Tokyo    | 2026-11-24
                    23.11.2026                         | dd.MM.yyyy | Asia/Tokyo   | 2026-11-23
                    Mon, 23 Nov 2026 23:30:00 -0500    | rfc2822   | -             | 2026-11-23
                    /Date(1795476600000)/              | -         | Asia/Tokyo    | 2026-11-24
                    """)
    void a_date_is_the_day_as_it_is_written_or_of_an_instant_in_its_zone(
            String sent, String format, String zone, String date) {
        Output output = output(ValueType.DATE, format, zone);
        assertOutputs(read(Answer.json(200, Json.write(sent)), output), "{\"x\":\"" + date + "\"}");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    soon                               | -
                    2026-02-30T10:00:00Z               | -
                    2026-11-23T25:00:00Z               | -
                    2026-13-01                         | -
                    10:15:30                           | -
                    1795428930                         | -
                    1795428930123                      | -
                    +12026-11-23                       | -
                    1795428930123                      | epoch_s
                    1e30                               | epoch_s
                    ten                                | epoch_s
                    Mon, 32 Nov 2026 10:15:30 GMT      | rfc2822
                    Mon, 23 Abc 2026 10:15:30 GMT      | rfc2822
                    Mon, 23 Nov 2026 10:15:30          | rfc2822
                    Mon, 23 Nov 2026 10:15:30 CET      | rfc2822
                    Mon, 23 Nov 2026 10:15:30 A        | rfc2822
                    30.02.2026                         | dd.MM.yyyy
                    31.04.2026 10:15                   | dd.MM.yyyy HH:mm
                    29.02.26                           | dd.MM.yy
                    2026-02-29                         | uuuu-MM-dd
                    23.11.2026 24:00                   | dd.MM.yyyy HH:mm
                    23/11                              | dd/MM
                    23/11/2026 10:15 Uhr               | dd/MM/yyyy HH:mm
                    """)
    void what_is_no_date_is_malformed(String sent, String format) {
        assertFailure(
                read(Answer.json(200, Json.write(sent)), output(ValueType.DATETIME, format, null)),
                "MALFORMED: The output x is not of the type datetime"
                        + (format == null ? "" : " in the format " + format));
    }
}
