package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.internal.json.ValueForms;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * An event in the life of a connector. It names no value of the definition and no secret.
 *
 * @param kind the act
 * @param workspace the workspace of the connector
 * @param id the id of the connector
 * @param name the name of the connector after the act
 * @param previousName the name before the act; it differs where the act gave the connector another name
 * @param revision the revision after the act; of a connector that was deleted, its last
 * @param at the time of the act, by the registry's clock
 * @param by who did it, as {@link io.dataconnectors.registry.ConnectorRegistry#by} says; null if nobody was named
 */
public record LifeEvent(
        Kind kind,
        String workspace,
        String id,
        String name,
        String previousName,
        long revision,
        Instant at,
        @Nullable String by) {
    /** The acts. More may come. */
    public enum Kind {
        /** A draft was created. */
        CREATED,
        /** The draft was edited, its name perhaps too. */
        EDITED,
        /** A draft was given another name. */
        RENAMED,
        /** The draft was tested; the verdict is the connector's last test. */
        TESTED,
        /** The draft became the live definition. */
        SET_LIVE,
        /** The connector was taken out of use. */
        SET_DRAFT,
        /** The connector was deleted. */
        DELETED
    }

    /** Checks that nothing but {@code by} is null. */
    public LifeEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(workspace, "workspace");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(previousName, "previousName");
        Objects.requireNonNull(at, "at");
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }
}
