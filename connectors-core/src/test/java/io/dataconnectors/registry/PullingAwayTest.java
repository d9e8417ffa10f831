package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorInUseException;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Dependent;
import io.dataconnectors.Dependents;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.spi.DependencyResolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PullingAwayTest {
    private static final Dependent WORKFLOW = new Dependent("workflow", "w1", "Refunds");
    private static final Dependent AGENT = new Dependent("agent", "a1", "Support");

    private final List<Dependent> workflows = new ArrayList<>();
    private final List<Dependent> agents = new ArrayList<>();
    private final Host host = new Host(ConnectorRegistry.builder()
            .dependencies("workflows", connector -> workflows)
            .dependencies("agents", connector -> agents));
    private final ConnectorRegistry connectors = host.connectors;

    @Test
    void a_connector_that_nothing_uses_goes_back_to_draft() {
        host.live(Host.get("orders"));

        Connector draft = connectors.by("Ada").setDraft("id-1");

        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        assertThat(draft.live()).isNull();
        assertThat(draft.draft()).isEqualTo(Host.get("orders"));
        assertThat(draft.revision()).isEqualTo(4);
        assertThat(draft.updated().by()).isEqualTo("Ada");
    }

    @Test
    void a_draft_that_is_set_to_draft_stays_as_it_is() {
        Connector draft = connectors.create(Host.get("orders"));
        workflows.add(WORKFLOW);

        assertThat(connectors.setDraft("id-1")).isEqualTo(draft);
    }

    @Test
    void a_connector_in_use_stays_live_and_all_its_users_are_named() {
        workflows.add(WORKFLOW);
        agents.add(AGENT);
        Connector live = host.live(Host.get("orders"));

        assertThatExceptionOfType(ConnectorInUseException.class)
                .isThrownBy(() -> connectors.setDraft("id-1"))
                .withMessage("Connector orders is in use: used by workflow Refunds (w1); used by agent Support (a1)")
                .satisfies(e -> assertThat(e.dependents()).containsExactly(WORKFLOW, AGENT));
        assertThat(connectors.get("id-1")).isEqualTo(live);
        assertThat(connectors.dependents("id-1")).isEqualTo(new Dependents(List.of(WORKFLOW, AGENT), List.of()));
    }

    @Test
    void a_draft_that_nothing_uses_is_deleted() {
        connectors.create(Host.get("orders"));

        connectors.delete("id-1");

        assertThatExceptionOfType(ConnectorNotFoundException.class).isThrownBy(() -> connectors.get("id-1"));
        assertThat(connectors.create(Host.get("orders")).id()).isEqualTo("id-2");
    }

    @Test
    void a_live_connector_is_not_deleted() {
        host.live(Host.get("orders"));

        assertThatExceptionOfType(WrongStatusException.class)
                .isThrownBy(() -> connectors.delete("id-1"))
                .withMessage("Connector orders is LIVE: set it to draft before you delete it");
        assertThat(connectors.get("id-1").status()).isEqualTo(Status.LIVE);
    }

    @Test
    void a_draft_in_use_is_not_deleted() {
        connectors.create(Host.get("orders"));
        agents.add(AGENT);

        assertThatExceptionOfType(ConnectorInUseException.class)
                .isThrownBy(() -> connectors.delete("id-1"))
                .withMessage("Connector orders is in use: used by agent Support (a1)");
        assertThat(connectors.get("id-1").name()).isEqualTo("orders");
    }

    static Stream<DependencyResolver> a_resolver_that_cannot_answer_counts_as_in_use_and_is_named() {
        return Stream.of(
                connector -> {
                    throw new IllegalStateException("the database is down");
                },
                connector -> null,
                connector -> Arrays.asList(AGENT, null),
                connector -> {
                    throw new StackOverflowError();
                },
                connector -> {
                    throw new NoClassDefFoundError("Gone");
                },
                connector -> {
                    throw new AssertionError("a bug");
                });
    }

    @ParameterizedTest
    @MethodSource
    void a_resolver_that_cannot_answer_counts_as_in_use_and_is_named(DependencyResolver failing) {
        Host doubtful = new Host(ConnectorRegistry.builder()
                .dependencies("workflows", connector -> List.of(WORKFLOW))
                .dependencies(failing));
        Connector live = doubtful.live(Host.get("orders"));

        String log = Log.of(() -> assertThatExceptionOfType(ConnectorInUseException.class)
                .isThrownBy(() -> doubtful.connectors.setDraft("id-1"))
                .withMessage(
                        "Connector orders is in use: used by workflow Refunds (w1); the dependency resolver #2 failed,"
                                + " which counts as in use")
                .satisfies(e -> assertThat(e.dependents()).containsExactly(WORKFLOW))
                .satisfies(e -> assertThat(e.failedResolvers()).containsExactly("#2")));

        assertThat(doubtful.connectors.get("id-1")).isEqualTo(live);
        assertThat(log)
                .contains(
                        "WARN " + ConnectorRegistry.class.getName() + " - The dependency resolver #2 failed; connector"
                                + " orders of the workspace default counts as in use")
                .contains("\tat " + Dependencies.class.getName());
    }

    @Test
    void an_error_of_the_jvm_in_a_resolver_reaches_who_acts() {
        Host doubtful = new Host(ConnectorRegistry.builder().dependencies(connector -> {
            throw new OutOfMemoryError("as told");
        }));
        Connector live = doubtful.live(Host.get("orders"));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> doubtful.connectors.setDraft("id-1"));
        assertThat(doubtful.connectors.get("id-1")).isEqualTo(live);
    }

    @Test
    void dependents_are_shown_with_the_resolvers_that_failed() {
        Host doubtful = new Host(ConnectorRegistry.builder().dependencies("agents", connector -> null));
        doubtful.connectors.create(Host.get("orders"));

        Log.of(() -> {
            Dependents dependents = doubtful.connectors.dependents("id-1");

            assertThat(dependents).isEqualTo(new Dependents(List.of(), List.of("agents")));
            assertThat(dependents.none()).isFalse();
        });
    }

    @Test
    void two_resolvers_cannot_have_one_name() {
        var builder = ConnectorRegistry.builder().dependencies("agents", connector -> agents);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.dependencies("agents", connector -> workflows))
                .withMessage("Two dependency resolvers are named agents");
    }
}
