package io.dataconnectors.http.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairMemoryTest {
    private final FairMemory<String, Integer> remembered = new FairMemory<>(6);

    private void add(String workspace, int... keys) {
        for (int key : keys) {
            int added = remembered.get(workspace, "k" + key, () -> key);
            assertThat(added).isEqualTo(key);
        }
    }

    private boolean has(String workspace, int key) {
        return remembered.get(workspace, "k" + key) != null;
    }

    @Test
    void a_workspace_that_has_many_things_loses_its_own() {
        add("acme", 1);
        add("other", 1, 2);
        add("noisy", 1, 2, 3, 4, 5);

        assertThat(has("acme", 1)).isTrue();
        assertThat(has("other", 1) && has("other", 2)).isTrue();
        assertThat(has("noisy", 1) || has("noisy", 2)).isFalse();
        assertThat(has("noisy", 3) && has("noisy", 4) && has("noisy", 5)).isTrue();
    }

    @Test
    void what_was_not_asked_for_longest_is_forgotten_first() {
        add("noisy", 1, 2, 3, 4, 5, 6);
        assertThat(has("noisy", 1)).isTrue();

        add("noisy", 7);

        assertThat(has("noisy", 1)).isTrue();
        assertThat(has("noisy", 2)).isFalse();
    }

    @Test
    void of_workspaces_that_have_as_much_it_is_the_one_that_has_not_asked_for_longest() {
        IntStream.range(0, 6).forEach(i -> add("w" + i, 0));
        assertThat(has("w0", 0)).isTrue();

        add("w6", 0);

        assertThat(has("w0", 0)).isTrue();
        assertThat(has("w1", 0)).isFalse();
    }

    @Test
    void whatever_comes_and_goes_no_more_than_the_most_is_remembered_and_at_last_nothing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int step = 0; step < 20_000; step++) {
            String workspace = "w" + random.nextInt(4);
            int key = random.nextInt(5);
            if (random.nextBoolean()) {
                add(workspace, key);
                assertThat(has(workspace, key)).as("seed %d", seed).isTrue();
            } else {
                remembered.remove(workspace, "k" + key);
                assertThat(has(workspace, key)).as("seed %d", seed).isFalse();
            }
            int all = 0;
            for (int i = 0; i < 20; i++) {
                all += has("w" + i % 4, i / 4) ? 1 : 0;
            }
            assertThat(remembered.size()).as("seed %d", seed).isEqualTo(all).isLessThanOrEqualTo(6);
        }

        remembered.clear();

        assertThat(remembered.size()).isZero();
        assertThat(has("w0", 0)).isFalse();
    }
}
