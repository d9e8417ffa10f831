package io.dataconnectors.bulk;

import io.dataconnectors.Invocation;
import io.dataconnectors.internal.text.Characters.StoredText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The plan of a run: which live connector of a workspace it calls, for whom, and how fast. Immutable; each method returns
 * another plan.
 *
 * <pre>{@code BulkPlan.of("acme", "refund_order").perSecond(50).by("anna")}</pre>
 */
public final class BulkPlan {
    private final String workspace;
    private final String connector;
    private final Map<String, Object> context;

    @Nullable
    private final String onBehalfOf;

    @Nullable
    private final String by;

    @Nullable
    private final Double perSecond;

    private BulkPlan(
            String workspace,
            String connector,
            Map<String, Object> context,
            @Nullable String onBehalfOf,
            @Nullable String by,
            @Nullable Double perSecond) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        this.connector = Objects.requireNonNull(connector, "connector");
        this.context = context;
        this.onBehalfOf = onBehalfOf;
        this.by = by;
        this.perSecond = perSecond;
    }

    /** Returns a plan for calls of a connector, as fast as the host and the API take them. */
    public static BulkPlan of(String workspace, String connector) {
        return new BulkPlan(workspace, connector, Map.of(), null, null, null);
    }

    /**
     * Returns this plan with an input of every call that the host alone supplies.
     *
     * @throws IllegalArgumentException if an {@link Invocation} does not take the value
     */
    public BulkPlan context(String name, @Nullable Object value) {
        Map<String, Object> values = new LinkedHashMap<>(context);
        values.put(Objects.requireNonNull(name, "name"), value);
        Invocation.Builder checked = Invocation.builder();
        values.forEach(checked::context);
        return new BulkPlan(workspace, connector, checked.build().context(), onBehalfOf, by, perSecond);
    }

    /**
     * Returns this plan for calls on behalf of somebody, as the host knows them.
     *
     * @throws IllegalArgumentException if an {@link Invocation} does not take the text
     */
    public BulkPlan onBehalfOf(String who) {
        String checked = Invocation.builder().onBehalfOf(who).build().onBehalfOf();
        return new BulkPlan(workspace, connector, context, checked, by, perSecond);
    }

    /**
     * Returns this plan with who submits it.
     *
     * @throws IllegalArgumentException if no database can keep the text: it has NUL or half of a character
     */
    public BulkPlan by(String who) {
        if (!StoredText.is(who)) {
            throw new IllegalArgumentException("Who submits a run is " + StoredText.RULE);
        }
        return new BulkPlan(workspace, connector, context, onBehalfOf, who, perSecond);
    }

    /**
     * Returns this plan with the most calls that start in a second, over all nodes.
     *
     * @throws IllegalArgumentException if it is not between 0.001 and 1,000,000
     */
    public BulkPlan perSecond(double calls) {
        return new BulkPlan(workspace, connector, context, onBehalfOf, by, Permits.checked(calls));
    }

    /** Returns the workspace of the connector. */
    public String workspace() {
        return workspace;
    }

    /** Returns the name of the connector. */
    public String connector() {
        return connector;
    }

    /** Returns what the host supplies to every call, by name. */
    public Map<String, Object> context() {
        return context;
    }

    /** Returns for whom the calls are made, or null if the host does not say. */
    @Nullable
    public String onBehalfOf() {
        return onBehalfOf;
    }

    /** Returns who submits the run, or null if the host does not say. */
    @Nullable
    public String by() {
        return by;
    }

    /** Returns the most calls that start in a second, or null for no such limit. */
    @Nullable
    public Double perSecond() {
        return perSecond;
    }

    /** Returns the connector and the workspace. */
    @Override
    public String toString() {
        return "calls of " + connector + " in " + workspace;
    }
}
