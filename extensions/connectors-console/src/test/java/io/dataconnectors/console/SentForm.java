package io.dataconnectors.console;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a connector as a page has it, with what a browser without scripts would send of it. */
final class SentForm {
    private static final Pattern FORM = Pattern.compile("<form id=\"editor\".*?</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<input (ATTR)>|<textarea (ATTR)>\\n(.*?)</textarea>|<select (ATTR)>(.*?)</select>"
                    .replace("ATTR", "(?:[^>\"]|\"[^\"]*\")*"),
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"( selected)?>");

    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    /** Reads the form of a page. */
    static SentForm of(HttpResponse<String> page) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("There is no form in " + page.body().replaceAll("(?s).*<main", "<main"));
        }
        SentForm sent = new SentForm();
        Matcher field = FIELD.matcher(form.group());
        while (field.find()) {
            sent.read(field);
        }
        return sent;
    }

    private void read(Matcher field) {
        if (field.group(1) != null) {
            String attributes = field.group(1) + " ";
            boolean box = attributes.contains("type=\"checkbox\"") || attributes.contains("type=\"radio\"");
            if (!box || attributes.contains(" checked ")) {
                add(attribute(attributes, "name"), attribute(attributes, "value"));
            }
        } else if (field.group(2) != null) {
            add(attribute(field.group(2), "name"), text(field.group(3)));
        } else {
            add(attribute(field.group(4), "name"), selected(field.group(5)));
        }
    }

    private static String selected(String options) {
        Matcher option = OPTION.matcher(options);
        String first = null;
        while (option.find()) {
            if (option.group(2) != null) {
                return text(option.group(1));
            }
            first = first == null ? text(option.group(1)) : first;
        }
        return String.valueOf(first);
    }

    private static String attribute(String attributes, String name) {
        Matcher value = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
        return value.find() ? text(value.group(1)) : "";
    }

    private static String text(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private void add(String name, String value) {
        fields.add(Map.entry(name, value));
    }

    /** Returns what stands in a field. */
    String get(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("There is no field " + name + " among " + fields));
    }

    /** Types a value in the place of the one before. */
    SentForm type(String name, String value) {
        get(name);
        fields.removeIf(field -> field.getKey().equals(name));
        add(name, value);
        return this;
    }

    /** Presses a button. */
    HttpResponse<String> press(TestClient client, String path, String act) {
        add("act", act);
        StringJoiner body = new StringJoiner("&");
        fields.forEach(field -> body.add(encode(field.getKey()) + "="
                + encode(field.getValue().replace("\r\n", "\n").replace("\n", "\r\n"))));
        return client.to(path)
                .own()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", body.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
