package io.dataconnectors.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Dependent;
import io.dataconnectors.spi.DependencyResolver;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Contract of every {@link DependencyResolver}. A host extends this class in its tests, with a connector that something
 * uses and one that nothing uses.
 */
public abstract class DependencyResolverContract {
    /** For subclasses. */
    protected DependencyResolverContract() {}

    /** Returns the resolver under test. */
    protected abstract DependencyResolver resolver() throws Exception;

    /** Returns a connector that is in use. */
    protected abstract Connector used() throws Exception;

    /** Returns a connector that nothing uses. */
    protected abstract Connector unused() throws Exception;

    @Test
    void a_connector_in_use_has_dependents() throws Exception {
        List<Dependent> dependents = resolver().dependentsOf(used());

        assertThat(dependents).isNotEmpty().doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void a_connector_that_nothing_uses_has_no_dependents_and_not_null() throws Exception {
        assertThat(resolver().dependentsOf(unused())).isNotNull().isEmpty();
    }

    @Test
    void a_connector_of_another_workspace_is_another_connector() throws Exception {
        Connector used = used();
        Connector namesake = Connector.builder(used.workspace() + "-2", used.id() + "-2")
                .draft(used.draft())
                .live(used.live())
                .created(used.created())
                .updated(used.updated())
                .build();

        assertThat(resolver().dependentsOf(namesake)).isEmpty();
    }

    @Test
    void an_edit_that_waits_as_the_draft_changes_nothing() throws Exception {
        Connector used = used();
        Connector edited = used.toBuilder()
                .revision(used.revision() + 1)
                .draft(used.draft().toBuilder().description("Another text").build())
                .build();

        assertThat(resolver().dependentsOf(edited)).isEqualTo(resolver().dependentsOf(used));
    }

    @Test
    void several_threads_get_the_same_answer_at_once() throws Exception {
        DependencyResolver resolver = resolver();
        Connector used = used();
        List<Dependent> expected = resolver.dependentsOf(used);

        assertThat(Together.run(8, number -> resolver.dependentsOf(used))).containsOnly(expected);
    }
}
