package io.dataconnectors.imports.curl;

import io.dataconnectors.Auth;
import io.dataconnectors.Header;
import io.dataconnectors.imports.ImportNote.Kind;
import io.dataconnectors.imports.internal.ImportReport;
import io.dataconnectors.imports.internal.RequestPosition;
import io.dataconnectors.imports.internal.TemplateWriter;
import io.dataconnectors.imports.internal.Texts;
import io.dataconnectors.internal.text.KnownKeys;
import io.dataconnectors.internal.text.SecretNames;
import io.dataconnectors.internal.text.SecretNames.SnakeCase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import javax.annotation.Nullable;

/** How a command proves who sends it: user and password, tokens and keys become secrets by name. */
final class Credentials {
    private static final String AUTHORIZATION = "Authorization";

    /** Passwords that APIs do not read, because the user name is the key. */
    private static final Set<String> UNREAD =
            Set.of("", "x", "X", "_", "unused", "anything", "none", "nopass", "api_token");

    private final Headers headers;
    private final CommandUrl target;
    private final Texts texts;
    private final ImportReport report;

    Credentials(Headers headers, CommandUrl target, Texts texts, ImportReport report) {
        this.headers = headers;
        this.target = target;
        this.texts = texts;
        this.report = report;
    }

    /** Takes a credential away from where it stands; the header goes before options, as in curl. */
    Auth take(Options options) {
        String header = headers.take(AUTHORIZATION);
        String user = options.last("user").orElse(target.user());
        String bearer = options.last("oauth2-bearer").orElse(null);
        if (header != null) {
            if (user != null || bearer != null) {
                report.note(
                        Kind.LEFT_OUT,
                        "The header Authorization goes before --user and --oauth2-bearer, which are left out");
            }
            return ofHeader(header);
        }
        if (bearer != null) {
            return Auth.bearer(texts.secret(bearer, "token"));
        }
        return user == null ? key() : basic(user);
    }

    private Auth ofHeader(String value) {
        int blank = value.indexOf(' ');
        String scheme = blank < 0 ? "" : value.substring(0, blank);
        String rest = value.substring(blank + 1).strip();
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "bearer" -> Auth.bearer(texts.secret(rest, "token"));
            case "basic" -> ofBasic(rest);
            case "digest", "aws4-hmac-sha256", "oauth", "hawk", "signature" -> signed(scheme, rest);
            default -> raw(scheme, rest);
        };
    }

    /** A scheme of the API's own, or none. Where the scheme is no word, it may be a part of the secret. */
    private Auth raw(String scheme, String rest) {
        boolean word = scheme.matches("[A-Za-z][A-Za-z-]{1,30}");
        String secret = word || scheme.isEmpty() ? rest : scheme + " " + rest;
        return Auth.apiKeyHeader(AUTHORIZATION, (word ? scheme + " " : "") + texts.secret(secret, "token"));
    }

    private Auth signed(String scheme, String rest) {
        report.note(
                Kind.CHECK,
                "The header Authorization (" + scheme + ") was made for one request; choose auth of type signer");
        return raw(scheme, rest);
    }

    private Auth ofBasic(String encoded) {
        String pair = decoded(encoded);
        return pair == null || pair.indexOf(':') < 0 ? raw("Basic", encoded) : basic(pair);
    }

    @Nullable
    private static String decoded(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return text.chars().allMatch(c -> c >= ' ' && c != 0xFFFD) ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Auth basic(String pair) {
        int colon = pair.indexOf(':');
        String user = colon < 0 ? pair : pair.substring(0, colon);
        String password = colon < 0 ? "" : pair.substring(colon + 1);
        if (colon < 0) {
            report.note(
                    Kind.CHANGED,
                    "--user names no password, which curl would ask for; the connector sends an empty one");
        }
        boolean key = UNREAD.contains(password) || KnownKeys.in(user).stream().anyMatch(known -> known.start() == 0);
        String secret = UNREAD.contains(password) ? password : texts.secret(password, "password");
        return Auth.basic(key ? texts.secret(user, "api_key") : texts.of(user, RequestPosition.USER), secret);
    }

    private Auth key() {
        Header header = headers.take(field -> SecretNames.ofName(field.name())
                && !SecretNames.isWord(field.value())
                && !field.name().equalsIgnoreCase("Cookie"));
        if (header != null) {
            return Auth.apiKeyHeader(header.name(), texts.secret(header.value(), header.name()));
        }
        for (Pair pair : target.query()) {
            if (isKey(pair)) {
                target.query().remove(pair);
                return Auth.apiKeyQuery(
                        TemplateWriter.escaped(pair.name()), texts.secret(pair.text(), name(pair.name())));
            }
        }
        return Auth.none();
    }

    /** Whether a parameter is the key. One that comes again is a list, whose order would be lost: auth is sent last. */
    private boolean isKey(Pair pair) {
        return SecretNames.ofParameter(pair.name())
                && !pair.text().isEmpty()
                && !SecretNames.isWord(pair.text())
                && target.query().stream()
                                .filter(other -> other.name().equals(pair.name()))
                                .count()
                        == 1;
    }

    private static String name(String parameter) {
        return SnakeCase.of(parameter).matches("key|appid|auth|sig") ? "api_key" : parameter;
    }
}
