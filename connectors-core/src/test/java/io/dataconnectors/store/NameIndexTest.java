package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Page;
import io.dataconnectors.registry.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether connectors by name are those of a sorted map, whatever was put there and taken away, in whatever order. */
class NameIndexTest {
    private static final Connector.Stamp NOW = new Connector.Stamp(Instant.EPOCH, null);
    private static final ConnectorDefinition ORDERS = Host.get("orders");

    private final NameIndex index = new NameIndex();
    private final TreeMap<String, Connector> model = new TreeMap<>();

    private static Connector connector(String name) {
        return Connector.builder("acme", name)
                .draft(ORDERS.toBuilder().name(name).build())
                .created(NOW)
                .updated(NOW)
                .build();
    }

    private void put(String name) {
        Connector connector = connector(name);
        index.put(connector);
        model.put(name, connector);
    }

    private void remove(String name) {
        index.remove(name);
        model.remove(name);
    }

    private void agree(String after, int limit, String part) {
        List<Connector> matching = (after == null ? model : model.tailMap(after, false))
                .values().stream()
                        .filter(connector ->
                                connector.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList();
        Page page = index.page(after, limit, part);

        assertThat(page.connectors()).isEqualTo(matching.subList(0, Math.min(limit, matching.size())));
        assertThat(page.next())
                .isEqualTo(matching.size() > limit ? matching.get(limit - 1).name() : null);
    }

    @Test
    void pages_follow_each_other_through_all_names() {
        for (int i = 0; i < 3_000; i++) {
            put(String.format(Locale.ROOT, "Order_%06d", i));
        }
        List<Connector> all = new ArrayList<>();
        String after = null;
        do {
            Page page = index.page(after, 70, "order");
            all.addAll(page.connectors());
            after = page.next();
        } while (after != null);

        assertThat(all).isEqualTo(List.copyOf(model.values()));
    }

    @Test
    void what_is_put_there_and_taken_away_by_chance_is_found_as_in_a_sorted_map() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String name = (random.nextBoolean() ? "Get_" : "put_") + random.nextInt(4_000);
            if (random.nextInt(3) > 0) {
                put(name);
            } else {
                remove(name);
            }
            if (i % 500 == 0) {
                agree(null, 50, "");
                agree(name, 50, "");
                agree(name, 7, "get_");
                agree("a", 1_000, "11");
                agree(null, 10, "nothing has this");
                agree("zzz", 10, "");
                assertThat(index.get(name)).isEqualTo(model.get(name));
            }
        }
    }

    @Test
    void nothing_is_left_when_all_is_taken_away() {
        for (int i = 0; i < 2_000; i++) {
            put("name_" + i);
        }
        for (int i = 1_999; i >= 0; i--) {
            remove("name_" + i);
        }
        agree(null, 10, "");
        put("again");
        agree(null, 10, "AGAIN".toLowerCase(Locale.ROOT));
    }

    @Test
    void a_part_that_two_names_have_together_is_found_in_neither() {
        put("ab");
        put("cd");
        agree(null, 10, "b\nc");
        agree(null, 10, "b");
    }
}
