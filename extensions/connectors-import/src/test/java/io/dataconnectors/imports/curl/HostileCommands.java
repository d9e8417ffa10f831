package io.dataconnectors.imports.curl;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Commands made to cost much: one fragment of a dialect again and again, in one place of a command.
 *
 * @param place the command, with {@code ☞} where the fragments go
 * @param unit the fragment; {@code №} in it counts them
 */
record HostileCommands(String place, String unit) {
    private static final String API = "curl https://api.example.com/a ";

    static final List<String> PLACES = List.of(
            "☞",
            " ☞ curl https://api.example.com/a",
            "curl ☞",
            "curl 'https://api.example.com/☞'",
            "curl https://api.example.com/☞",
            "curl 'https://api.example.com/a?x=☞'",
            "curl 'https://api.example.com/a?☞'",
            "curl 'https://☞/a'",
            "curl 'https://hooks.example.com/a/services/☞'",
            API + "☞",
            API + "--☞",
            API + "-☞",
            API + "# ☞",
            API + "-X '☞'",
            API + "-m '☞'",
            API + "-r '☞'",
            API + "-u '☞'",
            API + "-b 'a=☞'",
            API + "-H 'X: ☞'",
            API + "-H '☞: x'",
            API + "-H 'Authorization: Basic ☞'",
            API + "-H 'Content-Type: ☞' -d x",
            API + "-H 'PayPal-Request-Id: ☞' -X POST",
            API + "-d '☞'",
            API + "-d \"☞\"",
            API + "-d $'☞'",
            API + "-d 'x=☞'",
            API + "-d 'x={\"a\":\"☞\"}'",
            API + "-G -d '☞'",
            API + "--data-urlencode '☞'",
            API + "--data-urlencode 'x=☞'",
            API + "--json '☞'",
            API + "--json '{\"a\":\"☞\"}'",
            API + "--json '{\"a\":☞}'",
            API + "--json '{\"☞\":1}'",
            API + "-F 'a=☞'",
            API + "-F '☞=a'",
            API + "-F 'a=x;type=a;☞'",
            API + "-F 'a=☞;type=application/json'",
            API + "-F 'a=@☞'",
            API + "-H 'Content-Type: text/plain' -d '☞'",
            API + "-H 'Content-Type: application/xml' -d '<a>☞</a>'",
            API + "-H 'Content-Type: multipart/form-data; boundary=b' --data-raw $'--b\\r\\n☞\\r\\n--b--\\r\\n'",
            API + "-d @- <<EOF\n☞\nEOF",
            API + "-d '☞' -u 'ab:" + "ab".repeat(20) + "c'",
            "curl ^\"https://api.example.com/a^\" -d ^\"☞^\"",
            "curl ^\"https://api.example.com/a^\" ^\n -d \"☞\"",
            "curl ^\"☞");

    static final List<String> UNITS = List.of(
            "a",
            "A_",
            "aA",
            "-",
            "--",
            " ",
            "\t",
            "\n",
            "\r\n",
            "\\",
            "\\n",
            "\\\"",
            "\"",
            "''",
            "'\"'\"'",
            "\\ ",
            "\\\n",
            "$A",
            "$A№",
            "${A}",
            "$(",
            "$'",
            "`",
            "{",
            "}",
            "{{",
            "{{a}}",
            "{{a№}}",
            "{a}",
            "{a,",
            "{a,b}",
            "[",
            "[]",
            "[b]",
            "[1-9]",
            "<",
            "<a",
            "<a>",
            "</a>",
            "<a№ b=\"c\">",
            "<token>",
            "<token>x</token>",
            " token=\"x\"",
            "<![CDATA[",
            "<<E\n",
            ":id",
            "/",
            "../",
            "%",
            "%41",
            "%A%",
            "%FF",
            "%E2%82%AC",
            "&",
            "a№&",
            "a=1&",
            "a№=1&",
            "a[]=1&",
            "a[b]=1&",
            "token=x&",
            "=",
            "?",
            "#",
            ";",
            ";x=",
            ";charset=x",
            "|",
            "@",
            ",",
            "^",
            "^\"",
            "^\\^\"",
            "^^",
            "\"\"",
            "\u00e4",
            "\uD83D\uDE00",
            "\u201c",
            "\u00a0",
            "eyJ-",
            "eyJaaaaaaaa.",
            "sk_live_",
            "sk-",
            "bot123456:",
            "AKIA-",
            "-----BEGIN ",
            "\"token\":\"x\",",
            "\"a№\":1,",
            "{\"a\":",
            "{\\\"a\\\":\\\"",
            "[1,",
            "\"a\",",
            "\"\\\\u0041\",",
            "your_",
            "YOUR_",
            "X_ID",
            "QQ==",
            " -H a:b",
            " -H a№:b",
            " -d x",
            " -F a=b",
            " -s",
            "s",
            " --x№",
            "--b\\r\\n",
            "Content-Disposition: form-data; name=\"a\"\\r\\n\\r\\nx\\r\\n--b\\r\\n",
            "ab",
            "(",
            "1:",
            "00");

    /** Returns commands of every place and of every fragment, the same ones each time. */
    static List<HostileCommands> some() {
        List<HostileCommands> some = new ArrayList<>();
        Random random = new Random(36);
        for (String place : PLACES) {
            for (int i = 0; i < 6; i++) {
                some.add(new HostileCommands(place, UNITS.get(random.nextInt(UNITS.size()))));
            }
        }
        for (String unit : UNITS) {
            some.add(new HostileCommands(PLACES.get(random.nextInt(PLACES.size())), unit));
        }
        return some;
    }

    /** Returns the command with as many fragments as a length holds. */
    String command(int length) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; filled.length() + unit.length() + 8 + place.length() <= length; i++) {
            filled.append(unit.replace("№", String.valueOf(i)));
        }
        return place.replace("☞", filled);
    }

    @Override
    public String toString() {
        return place.replace("\n", "⏎") + " with " + unit.replace("\n", "⏎").replace("\r", "␍");
    }
}
