package io.dataconnectors.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ConnectorNotFoundException;
import io.dataconnectors.Delivery;
import io.dataconnectors.Execution;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Invocation;
import io.dataconnectors.Status;
import io.dataconnectors.WrongStatusException;
import io.dataconnectors.spi.StoreListener;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveDefinitionsTest {
    private static Host on(WatchedStore store) {
        return new Host(ConnectorRegistry.builder().store(store));
    }

    private static String executed(Host host) {
        host.executor.calls.clear();
        host.connectors.execute("orders", Invocation.empty());
        return host.executor.calls.get(0).definition().request().url();
    }

    @Test
    void an_execution_reads_no_store_while_nothing_changed() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        host.live(Host.get("orders"));
        executed(host);
        store.away = true;
        int reads = store.reads;

        assertThat(executed(host)).isEqualTo("https://shop.example.com/orders");

        assertThat(store.reads).isEqualTo(reads);
        assertThat(store.versions).isZero();
    }

    @Test
    void a_host_sees_how_many_are_kept_and_were_loaded() {
        Host host = on(new WatchedStore(true));
        String id = host.live(Host.get("orders")).id();
        executed(host);
        executed(host);

        assertThat(host.connectors.liveKept()).isEqualTo(1);
        assertThat(host.connectors.liveLoaded()).isEqualTo(1);

        host.connectors.setDraft(id);

        assertThat(host.connectors.liveKept()).isZero();
        assertThat(host.connectors.in("another").liveLoaded()).isEqualTo(1);
    }

    @Test
    void a_store_that_announces_nothing_is_asked_for_the_version_alone() {
        WatchedStore store = new WatchedStore(false);
        Host host = on(store);
        host.live(Host.get("orders"));
        executed(host);
        int reads = store.reads;

        executed(host);
        executed(host);

        assertThat(store.reads).isEqualTo(reads);
        assertThat(store.versions).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {86_400, Long.MAX_VALUE})
    void a_host_may_allow_a_time_in_which_the_store_is_not_asked(long seconds) {
        WatchedStore store = new WatchedStore(false);
        Host host = new Host(ConnectorRegistry.builder().store(store).askStoreEvery(Duration.ofSeconds(seconds)));
        host.live(Host.get("orders"));
        executed(host);
        store.away = true;

        assertThat(executed(host)).isEqualTo("https://shop.example.com/orders");
        assertThat(store.versions).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_another_registry_sets_live_is_executed_next(boolean announces) {
        WatchedStore store = new WatchedStore(announces);
        Host here = on(store);
        Host elsewhere = on(store);
        String id = here.live(Host.get("orders")).id();
        executed(here);

        elsewhere.edit(id, Host.sentTo("orders", "v2"));
        elsewhere.testedAndLive(id);

        assertThat(executed(here)).isEqualTo("https://shop.example.com/v2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connector_that_took_the_name_of_another_is_not_taken_for_it(boolean announces) {
        WatchedStore store = new WatchedStore(announces);
        Host here = on(store);
        Connector first = here.live(Host.get("orders"));
        executed(here);

        store.kept.delete("default", first.id(), first.revision());
        store.kept.insert(first(first, "another-id", Host.sentTo("orders", "v2")));

        assertThat(executed(here)).isEqualTo("https://shop.example.com/v2");
    }

    private static Connector first(Connector like, String id, ConnectorDefinition definition) {
        return Connector.builder(like.workspace(), id)
                .draft(definition)
                .live(definition)
                .revision(like.revision())
                .created(like.created())
                .updated(like.updated())
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_no_longer_live_is_not_executed(boolean announces) {
        WatchedStore store = new WatchedStore(announces);
        Host here = on(store);
        Host elsewhere = on(store);
        String id = here.live(Host.get("orders")).id();
        executed(here);

        elsewhere.connectors.setDraft(id);
        assertThatExceptionOfType(WrongStatusException.class).isThrownBy(() -> executed(here));

        elsewhere.connectors.delete(id);
        assertThatExceptionOfType(ConnectorNotFoundException.class).isThrownBy(() -> executed(here));
    }

    @Test
    void where_announcements_may_have_been_missed_the_store_is_read_again() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        host.live(Host.get("orders"));
        executed(host);
        store.away = true;

        store.listeners.forEach(StoreListener::missed);

        assertUnread(host.connectors.execute("orders", Invocation.empty()));
        assertUnread(host.connectors.executeAsync("orders", Invocation.empty()).join());
        store.away = false;
        assertThat(executed(host)).isEqualTo("https://shop.example.com/orders");
    }

    private static void assertUnread(Execution outcome) {
        assertThat(outcome.failure())
                .hasToString("STORE_UNAVAILABLE: The store of connectors cannot say what is live, so nothing was sent");
        assertThat(outcome.delivery()).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void a_read_that_began_before_a_change_is_not_kept_after_it() throws Exception {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        String id = host.live(Host.get("orders")).id();
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        store.afterRead = () -> {
            read.countDown();
            await(changed);
        };
        CompletableFuture<Void> early =
                CompletableFuture.runAsync(() -> host.connectors.execute("orders", Invocation.empty()));
        await(read);
        store.afterRead = () -> {};

        host.edit(id, Host.sentTo("orders", "v2"));
        host.testedAndLive(id);
        changed.countDown();
        early.get(1, TimeUnit.MINUTES);

        assertThat(executed(host)).isEqualTo("https://shop.example.com/v2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_read_within_a_transaction_is_not_kept_for_it_may_be_rolled_back(boolean announces) {
        WatchedStore store = new WatchedStore(announces);
        Host host = on(store);
        String id = host.live(Host.get("orders")).id();
        executed(host);
        store.hostTransaction = true;
        host.edit(id, Host.sentTo("orders", "v2"));
        host.testedAndLive(id);

        assertThat(executed(host)).isEqualTo("https://shop.example.com/v2");
        store.rollBack();

        int reads = store.reads;
        executed(host);
        assertThat(store.reads).isEqualTo(reads + 1);
        executed(host);
        assertThat(store.reads).isEqualTo(reads + 1);
    }

    @Test
    void nobody_executes_what_is_older_than_a_change_that_returned_before() throws Exception {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        String id = host.live(Host.sentTo("orders", "0")).id();
        ConnectorRegistry reader = ConnectorRegistry.builder()
                .store(store)
                .executor(new RecordingExecutor())
                .build();
        LiveDefinitions live = new LiveDefinitions(store, Duration.ZERO, 10, System::nanoTime);
        AtomicInteger written = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> executing = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                int least = written.get();
                String url =
                        live.find("default", "orders").definition().request().url();
                assertThat(Integer.parseInt(url.substring(url.lastIndexOf('/') + 1)))
                        .isGreaterThanOrEqualTo(least);
            }
        });

        for (int i = 1; i <= 300; i++) {
            host.edit(id, Host.sentTo("orders", String.valueOf(i)));
            host.testedAndLive(id);
            written.set(i);
        }

        done.set(true);
        executing.get(1, TimeUnit.MINUTES);
        assertThat(reader.getByName("orders").status()).isEqualTo(Status.LIVE);
    }

    @Test
    void the_least_recently_used_make_room() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        for (int i = 0; i < 40; i++) {
            host.live(Host.get("orders" + i));
        }
        LiveDefinitions live = new LiveDefinitions(store, Duration.ZERO, 16, new AtomicInteger()::incrementAndGet);
        for (int i = 0; i < 40; i++) {
            live.find("default", "orders" + i);
            live.find("default", "orders0");
        }
        int reads = store.reads;

        live.find("default", "orders0");
        live.find("default", "orders39");
        assertThat(store.reads).isEqualTo(reads);

        live.find("default", "orders1");
        assertThat(store.reads).isEqualTo(reads + 1);
    }

    @Test
    void a_stored_definition_that_breaks_a_rule_is_read_and_edited_but_neither_tested_nor_executed() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        ConnectorDefinition broken = Host.sentTo("orders", "{{nobody}}");
        insertLive(store, broken);

        assertThat(host.connectors.get("id-0").draft()).isEqualTo(broken);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> executed(host))
                .withMessageStartingWith("/request/url: Line 1, column 26: 'nobody' is not declared");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> host.connectors.test("id-0", Invocation.empty()));

        host.edit("id-0", Host.get("orders"));
        host.testedAndLive("id-0");
        assertThat(executed(host)).isEqualTo("https://shop.example.com/orders");
    }

    private static void insertLive(WatchedStore store, ConnectorDefinition definition) {
        Connector.Stamp stamp = new Connector.Stamp(Instant.EPOCH, null);
        store.insert(Connector.builder("default", "id-0")
                .draft(definition)
                .live(definition)
                .revision(1)
                .created(stamp)
                .updated(stamp)
                .build());
    }

    @Test
    void what_a_new_rule_stops_is_listed_before_there_is_traffic() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        host.live(Host.get("refunds"));
        assertThat(host.connectors.stopped()).isEmpty();

        insertLive(store, Host.sentTo("orders", "{{nobody}}"));

        assertThat(host.connectors.stopped()).containsOnlyKeys("orders");
        assertThat(host.connectors.stopped().get("orders"))
                .singleElement()
                .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("/request/url"));
    }

    @Test
    void a_rule_that_protects_the_author_alone_stops_nothing_that_is_live() {
        WatchedStore store = new WatchedStore(true);
        Host host = on(store);
        ConnectorDefinition exposed = Host.get("orders").toBuilder()
                .auth(Auth.bearer("in plain text"))
                .build();
        insertLive(store, exposed);

        assertThat(executed(host)).isEqualTo("https://shop.example.com/orders");
        assertThat(host.connectors.stopped()).isEmpty();
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> host.connectors.test("id-0", Invocation.empty()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
