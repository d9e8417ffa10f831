package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.Invocation;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.internal.web.OnceOnly;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.internal.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The consent of a person to one request, of a draft that was shown, with inputs that were shown. Nothing else is sent on it, and
 * this one once: its id is that of the test, which the ledger lets begin once on all nodes. The form in which the person is asked
 * carries all of it, signed, so that any node takes it that has the key.
 *
 * @param id the id of the form, and of the test that it begins
 * @param revision the revision at which the draft was shown
 * @param request stands for the connector and the inputs that were shown
 */
record Consent(String id, long revision, String request) {
    private static final String PURPOSE = "consent";

    /** A ledger remembers a call for a day, unless the host says otherwise. */
    private static final Duration AGE = Duration.ofHours(12);

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,12})\\.([0-9a-f-]{36})\\.([0-9]{1,18})\\.([0-9a-f]{64})\\.[A-Za-z0-9_-]{43}");

    /** Returns the question about a request that is shown. */
    static Consent to(Connector shown, Invocation inputs) {
        return new Consent(UUID.randomUUID().toString(), shown.revision(), digest(shown, inputs));
    }

    /** Returns what the form carries. */
    String signed(SigningKey key, Visitor visitor, Clock clock) {
        String text = clock.instant().getEpochSecond() + "." + id + "." + revision + "." + request;
        return key.signed(PURPOSE, visitor, text);
    }

    /** Returns what a form carries; empty if this person was not asked with this key, or too long ago. */
    static Optional<Consent> read(String sent, SigningKey key, Visitor visitor, Clock clock) {
        Matcher form = FORM.matcher(sent);
        if (!form.matches() || !key.isSigned(PURPOSE, visitor, sent)) {
            return Optional.empty();
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(form.group(1));
        return age > AGE.toSeconds()
                ? Optional.empty()
                : Optional.of(new Consent(form.group(2), Long.parseLong(form.group(3)), form.group(4)));
    }

    /** Whether somebody has edited the draft since it was shown. */
    boolean isStale(Connector now) {
        return now.draftRevision() > revision;
    }

    /** Whether the connector and the inputs are those that were shown. */
    boolean covers(Connector connector, Invocation sent) {
        return request.equals(digest(connector, sent));
    }

    private static String digest(Connector connector, Invocation invocation) {
        return OnceOnly.digest(Json.write(List.of(connector.id(), invocation.inputs(), invocation.context())));
    }
}
