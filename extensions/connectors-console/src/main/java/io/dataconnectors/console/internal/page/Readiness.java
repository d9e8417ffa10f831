package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.TestEvidence;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.spi.SecretStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The state of a draft that is to go live: what is well, and what is missing. */
public final class Readiness {
    private final Visit visit;
    private final Connector connector;
    private final List<Check> checks = new ArrayList<>();
    private boolean readable = true;

    private Readiness(Visit visit, Connector connector) {
        this.visit = visit;
        this.connector = connector;
    }

    /**
     * One thing that was looked at.
     *
     * @param level {@code good}, {@code warn} or {@code bad}, which stops the draft
     * @param text what was found
     * @param link where it is mended, or null if the text says how
     */
    public record Check(String level, String text, @Nullable String link) {}

    static Readiness of(Visit visit, Connector connector) {
        Readiness readiness = new Readiness(visit, connector);
        try {
            readiness.checkTest(ConnectorDocument.digest(connector.draft()));
            readiness.checkSecrets(ConnectorDocument.secrets(connector.draft()));
        } catch (InvalidDefinitionException e) {
            readiness.readable = false;
            e.violations().forEach(violation -> readiness.add("bad", violation.toString()));
        }
        connector.warnings().forEach(warning -> readiness.add("warn", warning.toString()));
        return readiness;
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    /** Whether the draft keeps the rules of this release. */
    boolean isReadable() {
        return readable;
    }

    boolean isReady() {
        return checks.stream().noneMatch(check -> check.level().equals("bad"));
    }

    private void add(String level, String text) {
        checks.add(new Check(level, text, null));
    }

    private void checkTest(String digest) {
        TestEvidence last = connector.lastTest();
        if (last == null) {
            add("bad", Texts.text("live.never-tested"));
        } else if (!last.digest().equals(digest)) {
            add("bad", Texts.text("live.edited-since"));
        } else if (!last.passed()) {
            add("bad", Texts.text("live.test-failed"));
        } else {
            add("good", Texts.text("live.tested"));
            if (last.simulated()) {
                add("warn", Texts.text("live.simulated"));
            }
            if (!last.missing().isEmpty()) {
                add("warn", Texts.text("live.missing", String.join(", ", last.missing())));
            }
        }
    }

    /** What a host keeps elsewhere is not known here, and nothing is said of it. */
    private void checkSecrets(Set<String> named) {
        SecretStore store = visit.host().secrets();
        if (store == null || named.isEmpty()) {
            return;
        }
        Set<String> unset = new TreeSet<>(named);
        unset.removeAll(store.list(visit.visitor().workspace()).stream()
                .map(SecretStore.Entry::name)
                .collect(Collectors.toSet()));
        if (unset.isEmpty()) {
            add("good", Texts.text("live.secrets-set", String.join(", ", named)));
        } else {
            String text = Texts.text("live.secrets-unset", String.join(", ", unset));
            checks.add(new Check("warn", text, visit.links().to("secrets")));
        }
    }
}
