package io.dataconnectors.http.internal.secret;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.template.Names;
import io.dataconnectors.internal.template.RenderException;
import io.dataconnectors.internal.template.TextTemplate;
import io.dataconnectors.internal.template.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The texts to look for where a secret may be echoed. A request may carry it as it is, escaped, as a digest, or within Base64,
 * as the credentials of RFC 7617 are; a server may say that as it came, in hexadecimal, or within Base64 once more. In what
 * way each of their characters may be escaped again is what {@link UnescapedText} knows.
 */
final class Forms {
    private static final TextTemplate MARKUP =
            TextTemplate.parseMarkup("{{secret.s}}", Names.builder().build());
    private static final TextTemplate MD5 =
            TextTemplate.parse("{{secret.s | md5}}", Names.builder().build());
    private static final TextTemplate SHA_256 =
            TextTemplate.parse("{{secret.s | sha256}}", Names.builder().build());

    private final Set<String> texts = new LinkedHashSet<>();

    private Forms() {}

    /** Returns the forms of a secret; none if it has fewer than {@value Masking#SHORTEST} characters. */
    static Set<String> of(String secret) {
        // blanks at its ends get lost on the way: in a header field, they belong to no value (RFC 9110, section 5.5)
        String sent = secret.strip();
        Forms forms = new Forms();
        if (sent.length() >= Masking.SHORTEST) {
            forms.add(sent);
            forms.add(percent(sent));
            forms.add(URLEncoder.encode(sent, StandardCharsets.UTF_8));
            forms.add(json(sent));
            forms.add(rendered(MARKUP, sent));
            forms.addDigest(rendered(MD5, secret));
            forms.addDigest(rendered(SHA_256, secret));
        }
        forms.addPlain();
        return forms.texts;
    }

    /** Adds a text that a request may hold as it is or in Base64. */
    private void add(String sent) {
        if (texts.contains(sent)) {
            return;
        }
        addSent(sent);
        for (String inner : base64(sent.getBytes(StandardCharsets.UTF_8))) {
            addSent(inner);
        }
    }

    private void addDigest(String hexadecimal) {
        addSent(hexadecimal);
        texts.add(hexadecimal.toUpperCase(Locale.ROOT));
    }

    /** Adds a text that a request holds, as a server may say it. */
    private void addSent(String sent) {
        byte[] utf8 = sent.getBytes(StandardCharsets.UTF_8);
        texts.add(sent);
        texts.add(HexFormat.of().formatHex(utf8));
        texts.add(HexFormat.of().withUpperCase().formatHex(utf8));
        texts.addAll(base64(utf8));
    }

    /** Adds each text as it reads with nothing escaped in it, unless too little is left to be looked for. */
    private void addPlain() {
        List<String> plain = texts.stream()
                .filter(UnescapedText::mayDiffer)
                .map(text -> UnescapedText.of(text).text())
                .filter(text -> text.length() >= Masking.SHORTEST)
                .toList();
        texts.addAll(plain);
    }

    /** Returns the characters that depend on these bytes alone, for each of the three offsets at which they may begin. */
    private static Set<String> base64(byte[] bytes) {
        Set<String> found = new LinkedHashSet<>();
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, shifted, offset, bytes.length);
            int first = (offset * 8 + 5) / 6;
            int last = shifted.length * 8 / 6;
            String base64 = Base64.getEncoder().encodeToString(shifted).substring(first, last);
            if (base64.length() >= Masking.SHORTEST) {
                found.add(base64);
                found.add(base64.replace('+', '-').replace('/', '_'));
            }
        }
        return found;
    }

    private static String percent(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String json(String text) {
        String quoted = Json.write(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String rendered(TextTemplate template, String secret) {
        try {
            return template.render(Values.builder().secret("s", secret).build());
        } catch (RenderException e) {
            return secret; // no XML can hold it
        }
    }
}
