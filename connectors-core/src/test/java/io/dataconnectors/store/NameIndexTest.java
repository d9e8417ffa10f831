package io.dataconnectors.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.Connector;
import io.dataconnectors.Page;
import io.dataconnectors.registry.Host;
import io.dataconnectors.store.WorkspaceIndex.NameIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a page costs among 100,000 connectors, counted in the names that are looked at. */
class NameIndexTest {
    private static final NameIndex INDEX = new NameIndex();

    private final List<String> visited = new ArrayList<>();

    @BeforeAll
    static void a_hundred_thousand_connectors() {
        var now = new Connector.Stamp(Instant.EPOCH, null);
        Connector connector = Connector.builder("acme", "1")
                .draft(Host.get("orders"))
                .created(now)
                .updated(now)
                .build();
        for (int i = 0; i < 100_000; i++) {
            INDEX.put(name(i), connector);
        }
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "Order_%06d", number);
    }

    private Page page(String after, int limit, String part) {
        return INDEX.page(after, limit, name -> {
            visited.add(name);
            return name.contains(part);
        });
    }

    @Test
    void a_page_in_the_middle_looks_at_its_own_names_and_the_next() {
        Page page = page(name(49_999), 50, "");

        assertThat(visited).hasSize(51).first().isEqualTo("order_050000");
        assertThat(page.connectors()).hasSize(50);
        assertThat(page.next()).isEqualTo(name(50_049));
    }

    @Test
    void a_page_of_a_part_of_the_name_looks_no_further_than_its_next() {
        Page page = page(name(49_999), 50, "00");

        assertThat(page.connectors()).hasSize(50);
        assertThat(visited).first().isEqualTo("order_050000");
        assertThat(visited).hasSizeLessThan(1_000);
    }

    @Test
    void the_last_page_ends_with_the_names() {
        Page page = page(name(99_989), 50, "");

        assertThat(visited).hasSize(10);
        assertThat(page.next()).isNull();
    }
}
