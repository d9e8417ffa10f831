package io.dataconnectors.internal.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What strangers type into a field to break out of it. */
final class Hostile {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            ".",
            "..",
            "../../admin",
            "..%2f..%2fadmin",
            "%2e",
            "%2e%2e/",
            "%00",
            "%",
            "/",
            "//evil.example.net/",
            "\\",
            "\\\\",
            "\\\"",
            "\"",
            "'",
            "`",
            "\", \"admin\": true, \"x\": \"",
            "\"}, {\"admin\": true}",
            "1, \"admin\": true",
            "null",
            "true",
            "1e999",
            "{{",
            "}}",
            "\\{{",
            "{{note}}",
            "{{secret.token}}",
            "{{#tags}}{{.}}{{/tags}}",
            "{{! gone }}",
            "${note} #{note} <%= note %> $(note)",
            "\r\n",
            "\r\nX-Admin: true",
            "\r\n\r\nGET / HTTP/1.1\r\nHost: evil.example.net\r\n\r\n",
            "\n",
            "\r",
            "a\u0000b",
            "\u0001\u001F\u007F\u0085\u009F",
            "\uFEFFbom",
            "\u2028\u2029",
            "\u202Etxt.exe",
            "\u200E\u200F\u061C\u2066\u2069",
            "\uFFFE\uFFFF",
            "\uD83D",
            "\uDE00",
            "a\uDE00\uD83Db",
            "😀\uDBFF\uDFFF",
            "e\u0301 é ß İ ı",
            "&admin=true",
            "?admin=true#",
            "#",
            ";admin=true",
            "+",
            "=",
            "a[b]=c",
            "][",
            ",",
            "@evil.example.net",
            ":",
            "user:password",
            "<b>&amp;</b>",
            "]]><!--",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "\" onload=\"alert(1)",
            "\r\n--data-connectors-0\r\nContent-Disposition: form-data; name=\"admin\"\r\n\r\ntrue",
            "\"; filename=\"evil.php",
            "name\"\r\nContent-Type: text/html",
            "-- ' OR 1=1",
            "=cmd|'/C calc'!A0",
            "a".repeat(5000));

    private Hostile() {}

    /** Returns texts made by chance of the hostile ones and of single characters. */
    static List<String> random(long seed, int count) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(5); parts >= 0; parts--) {
                text.append(fragment(random));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static String fragment(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "ab1";
            case 1 -> String.valueOf((char) random.nextInt(0x10000));
            case 2 -> String.valueOf((char) random.nextInt(0x80));
            default -> TEXTS.get(random.nextInt(TEXTS.size() - 1));
        };
    }
}
