package io.dataconnectors.console.internal.page;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.form.Draft;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.document.ConnectorDocument;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The form of a connector as a browser sends it: all that was typed, what was begun with, and what is to be done. Immutable.
 */
public final class Sent {
    private final Draft draft;
    private final Draft original;
    private final long seen;

    @Nullable
    private final String json;

    /** What is to be done: a word and, behind a blank, a place. */
    private final String act;

    private final Fields fields;

    private Sent(Draft draft, Draft original, long seen, @Nullable String json, String act, Fields fields) {
        this.draft = draft;
        this.original = original;
        this.seen = seen;
        this.json = json;
        this.act = act;
        this.fields = fields;
    }

    /** Returns the form of a draft in which nothing was typed yet. */
    static Sent of(Draft draft, long seen) {
        return new Sent(draft, draft, seen, null, "", Fields.read(""));
    }

    /** Returns the form with two drafts put together, the saved one of which the person has seen now. */
    static Sent merged(Sent sent, Draft merged, Draft theirs, long seen) {
        return new Sent(merged, theirs, seen, sent.json == null ? null : merged.text(), "", sent.fields);
    }

    /** Reads a form. */
    static Sent read(Fields form) {
        Draft kept = Optional.ofNullable(Draft.read(form.text("document"))).orElse(Draft.empty());
        Draft original = Optional.ofNullable(Draft.read(form.text("original"))).orElse(Draft.empty());
        long seen = form.given("seen").isPresent() ? form.number("seen") : 0;
        boolean asJson = form.text("view").equals("json");
        String json = asJson ? form.text("json").replace("\r\n", "\n") : null;
        Draft draft = json == null
                ? kept.with(form)
                : Optional.ofNullable(Draft.read(json)).orElse(kept);
        return new Sent(draft, original, seen, json, form.text("act"), form);
    }

    /** Returns the draft: in JSON that cannot be read, the last one that could. */
    public Draft draft() {
        return draft;
    }

    /** Returns what was begun with. */
    public Draft original() {
        return original;
    }

    /** Returns the revision at which the person saw the connector; 0 for a new one. */
    public long seen() {
        return seen;
    }

    /** Whether the document is edited as JSON. */
    public boolean asJson() {
        return json != null;
    }

    /** Returns the document as it was typed in JSON. */
    public String json() {
        return json == null ? "" : json;
    }

    boolean saves() {
        return act.isEmpty() || act.equals("save");
    }

    boolean merges() {
        return act.equals("merge");
    }

    boolean wantsFields() {
        return act.equals("fields");
    }

    /** Returns the list to which a row is added, or an empty text. */
    String added() {
        return act.startsWith("add ") ? act.substring(4) : "";
    }

    /** Returns the revision that was saved meanwhile, of which the person was told. */
    long met() {
        return fields.number("met");
    }

    /** Whether the person takes of a part what was saved meanwhile. */
    boolean takesTheirs(String place) {
        return fields.text("pick " + place).equals("theirs");
    }

    /** Returns the form after an act that saves nothing. */
    Sent changed() {
        if (act.startsWith("remove ")) {
            return new Sent(draft.without(act.substring(7)), original, seen, json, "", fields);
        }
        if (act.equals("json")) {
            return new Sent(draft, original, seen, draft.text(), act, fields);
        }
        boolean readable = json == null || Draft.read(json) != null;
        return wantsFields() && readable ? new Sent(draft, original, seen, null, act, fields) : this;
    }

    /** Returns everything that is wrong. */
    List<Violation> violations() {
        return json == null ? draft.violations() : ConnectorDocument.validate(json);
    }

    /** Returns the definition, of which nothing is wrong. */
    ConnectorDefinition definition() {
        return json == null ? draft.definition() : ConnectorDocument.read(json);
    }
}
