package io.dataconnectors.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether what is found by name is what a sorted set has, whatever was put there and taken away, in whatever order. */
class NameIndexTest {
    private final NameIndex<String> index = new NameIndex<>(name -> name);
    private final TreeSet<String> model = new TreeSet<>();

    private void put(String name) {
        index.put(name);
        model.add(name);
    }

    private void remove(String name) {
        index.remove(name);
        model.remove(name);
    }

    private void agree(String after, int most, String part) {
        List<String> matching = (after == null ? model : model.tailSet(after, false))
                .stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                        .limit(most)
                        .toList();

        assertThat(index.behind(after, most, part)).isEqualTo(matching);
    }

    @Test
    void pages_follow_each_other_through_all_names() {
        for (int i = 0; i < 3_000; i++) {
            put(String.format(Locale.ROOT, "Order_%06d", i));
        }
        List<String> all = new ArrayList<>();
        List<String> page = index.behind(null, 70, "order");
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.behind(page.get(page.size() - 1), 70, "order");
        }

        assertThat(all).isEqualTo(List.copyOf(model));
    }

    @Test
    void what_is_put_there_and_taken_away_by_chance_is_found_as_in_a_sorted_set() {
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
                assertThat(index.get(name)).isEqualTo(model.contains(name) ? name : null);
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
