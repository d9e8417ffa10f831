package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.json.ValueForms.BoundJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A connector as a store keeps it: the draft that is being written, the definition that is live, and the last test.
 * Immutable; every act of the registry makes the next revision.
 */
public final class Connector {
    private final String id;
    private final String workspace;
    private final long revision;
    private final long draftRevision;
    private final ConnectorDefinition draft;

    @Nullable
    private final ConnectorDefinition live;

    @Nullable
    private final TestEvidence lastTest;

    private final List<Violation> warnings;
    private final Stamp created;
    private final Stamp updated;

    private Connector(Builder builder) {
        id = builder.id;
        workspace = builder.workspace;
        revision = builder.revision;
        draftRevision = builder.draftRevision == null ? revision : builder.draftRevision;
        draft = Objects.requireNonNull(builder.draft, "draft");
        live = builder.live;
        lastTest = builder.lastTest;
        warnings = builder.warnings;
        created = Objects.requireNonNull(builder.created, "created");
        updated = Objects.requireNonNull(builder.updated, "updated");
        if (draftRevision < 1 || draftRevision > revision) {
            throw new IllegalArgumentException(
                    "The draft of revision " + revision + " cannot have been written at revision " + draftRevision);
        }
        if (live != null && !live.name().equals(draft.name())) {
            throw new IllegalArgumentException("A live connector keeps its name: " + live.name());
        }
    }

    /**
     * The time of an act, and who did it.
     *
     * @param at the instant
     * @param by who did it, in the host's words; null if the host does not say
     */
    public record Stamp(Instant at, @Nullable String by) {
        /** Checks that the instant is not null. */
        public Stamp {
            Objects.requireNonNull(at, "at");
        }

        @JsonValue
        Map<String, Object> form() {
            return ValueForms.get().of(this);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Connector of(BoundJson form) {
        return ValueForms.get().read(Connector.class, form);
    }

    /** Returns a builder for a connector of an id in a workspace. */
    public static Builder builder(String workspace, String id) {
        return new Builder(workspace, id);
    }

    /** Returns a builder that holds all of this connector. */
    public Builder toBuilder() {
        return new Builder(workspace, id)
                .revision(revision)
                .draftRevision(draftRevision)
                .draft(draft)
                .live(live)
                .lastTest(lastTest)
                .warnings(warnings)
                .created(created)
                .updated(updated);
    }

    /** Returns the id, which never changes. */
    public String id() {
        return id;
    }

    /** Returns the workspace: the tenant of the host that it belongs to. */
    public String workspace() {
        return workspace;
    }

    /** Returns the name, which is unique in the workspace. */
    public String name() {
        return draft.name();
    }

    /** Returns how many times the connector was written: 1 when created. */
    public long revision() {
        return revision;
    }

    /**
     * Returns the revision at which the draft was written: by its creation, an edit or a renaming. A test and what happens
     * to the live definition leave it as it is, so whoever saw the connector at this revision or later saw this draft.
     */
    public long draftRevision() {
        return draftRevision;
    }

    /** Returns the definition that is being written. Right after going live it equals the live one. */
    public ConnectorDefinition draft() {
        return draft;
    }

    /** Returns the definition that is executed, or null if there is none. */
    @Nullable
    public ConnectorDefinition live() {
        return live;
    }

    /** Returns {@link Status#LIVE} when there is a live definition. */
    public Status status() {
        return live == null ? Status.DRAFT : Status.LIVE;
    }

    /**
     * Returns what was allowed and probably not meant in the draft when it was written, each with its place; empty if nothing
     * was.
     */
    public List<Violation> warnings() {
        return warnings;
    }

    /** Returns the last test, or null if there was none. */
    @Nullable
    public TestEvidence lastTest() {
        return lastTest;
    }

    /** Returns when and by whom it was created. */
    public Stamp created() {
        return created;
    }

    /** Returns when and by whom it was last changed. */
    public Stamp updated() {
        return updated;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Connector that
                && id.equals(that.id)
                && workspace.equals(that.workspace)
                && revision == that.revision
                && draftRevision == that.draftRevision
                && draft.equals(that.draft)
                && Objects.equals(live, that.live)
                && Objects.equals(lastTest, that.lastTest)
                && warnings.equals(that.warnings)
                && created.equals(that.created)
                && updated.equals(that.updated);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, workspace, revision);
    }

    /** Returns the name, the status and the revision. */
    @Override
    public String toString() {
        return name() + " (" + status() + ", revision " + revision + ")";
    }

    /** Collects the parts of a connector, for stores. Not safe for use by several threads. */
    public static final class Builder {
        private final String workspace;
        private final String id;
        private long revision = 1;

        @Nullable
        private Long draftRevision;

        @Nullable
        private ConnectorDefinition draft;

        @Nullable
        private ConnectorDefinition live;

        @Nullable
        private TestEvidence lastTest;

        private List<Violation> warnings = List.of();

        @Nullable
        private Stamp created;

        @Nullable
        private Stamp updated;

        private Builder(String workspace, String id) {
            this.workspace = Objects.requireNonNull(workspace, "workspace");
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Sets the revision, 1 by default. */
        public Builder revision(long number) {
            revision = number;
            return this;
        }

        /** Sets the revision at which the draft was written; without it, the draft is as new as the connector's revision. */
        public Builder draftRevision(long number) {
            draftRevision = number;
            return this;
        }

        /** Sets the definition that is being written. */
        public Builder draft(ConnectorDefinition definition) {
            draft = definition;
            return this;
        }

        /** Sets the definition that is executed, or null for none. */
        public Builder live(@Nullable ConnectorDefinition definition) {
            live = definition;
            return this;
        }

        /** Sets the last test, or null for none. */
        public Builder lastTest(@Nullable TestEvidence evidence) {
            lastTest = evidence;
            return this;
        }

        /** Sets what was allowed and probably not meant in the draft when it was written. */
        public Builder warnings(List<Violation> doubts) {
            warnings = List.copyOf(doubts);
            return this;
        }

        /** Sets when and by whom it was created. */
        public Builder created(Stamp stamp) {
            created = stamp;
            return this;
        }

        /** Sets when and by whom it was last changed. */
        public Builder updated(Stamp stamp) {
            updated = stamp;
            return this;
        }

        /**
         * Returns the connector.
         *
         * @throws NullPointerException if the draft or a stamp is missing
         * @throws IllegalArgumentException if the live definition has another name than the draft, or if the draft's
         *     revision is not from 1 to that of the connector
         */
        public Connector build() {
            return new Connector(this);
        }
    }
}
