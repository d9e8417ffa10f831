package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * A version of a connector, as its history keeps it: a draft as it was written, or what went live.
 *
 * @param workspace the workspace of the connector
 * @param connectorId the id of the connector
 * @param revision the revision at which the draft was written or went live; no other version of the connector has it
 * @param kind whether it is a draft or went live
 * @param digest the {@linkplain io.dataconnectors.document.ConnectorDocument#digest digest} of the definition; null if the
 *     definition broke rules of the release that kept it
 * @param stamp when the draft was written or set live, and by whom
 * @param definition what was written, or went live
 */
public record ConnectorVersion(
        String workspace,
        String connectorId,
        long revision,
        Kind kind,
        @Nullable String digest,
        Connector.Stamp stamp,
        ConnectorDefinition definition) {
    /** The kinds of versions. */
    public enum Kind {
        /** It was written as the draft. */
        DRAFT,
        /** It went live. */
        LIVE
    }

    /** Checks that nothing but the digest is null, and that the revision is one. */
    public ConnectorVersion {
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(connectorId, "connectorId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(stamp, "stamp");
        Objects.requireNonNull(definition, "definition");
        if (revision < 1) {
            throw new IllegalArgumentException("Revisions count from 1, this one is " + revision);
        }
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    /** Returns the name, the kind and the revision. */
    @Override
    public String toString() {
        return definition.name() + " (" + kind + ", revision " + revision + ")";
    }
}
