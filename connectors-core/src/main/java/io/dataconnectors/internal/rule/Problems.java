package io.dataconnectors.internal.rule;

import io.dataconnectors.Violation;
import io.dataconnectors.internal.jsonpath.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is wrong, and what is allowed but doubtful; knows the place that is being looked at. */
public final class Problems {
    private static final int MAX_NAMES = 8;
    private static final int MAX_WARNINGS = 100;

    private final Collected found;
    private final JsonPointer place;
    private final boolean mute;

    private Problems(Collected found, JsonPointer place, boolean mute) {
        this.found = found;
        this.place = place;
        this.mute = mute;
    }

    public static Problems none() {
        return atMost(Integer.MAX_VALUE);
    }

    /** Returns an empty collection that takes only what endangers a call. */
    public static Problems ofCalls() {
        return new Problems(new Collected(Integer.MAX_VALUE, true), JsonPointer.ROOT, false);
    }

    /** Of what is beyond the limit, only the number is told. */
    public static Problems atMost(int limit) {
        return new Problems(new Collected(limit, false), JsonPointer.ROOT, false);
    }

    /** The same collection, looked at from a member of the present place. */
    public Problems at(String member) {
        return new Problems(found, place.append(member), mute);
    }

    /** The same collection, looked at from an element of the present place. */
    public Problems at(int index) {
        return new Problems(found, place.append(index), mute);
    }

    /** The same collection for a rule that protects the author and no call: it does not stop what is live already. */
    public Problems ofAuthor() {
        return new Problems(found, place, found.callsAlone);
    }

    /** Whether what is added here is passed over. */
    public boolean isMute() {
        return mute;
    }

    public void add(String message) {
        add(() -> message);
    }

    private void add(Supplier<String> message) {
        if (mute) {
            return;
        }
        if (found.violations.size() < found.limit) {
            found.violations.add(new Violation(place.text(), message.get()));
        } else {
            found.more++;
        }
    }

    /** Adds what is allowed here, and probably not what the author means. */
    public void warn(String message) {
        if (found.warnings.size() < MAX_WARNINGS) {
            found.warnings.add(new Violation(place.text(), message));
        }
    }

    /** Adds the message if it is one. */
    public void addUnless(boolean right, String message) {
        if (!right) {
            add(message);
        }
    }

    /** Adds the message if it is one; it is made only then, and checks run for every element of large lists. */
    public void addUnless(boolean right, Supplier<String> message) {
        if (!right) {
            add(message);
        }
    }

    /** Returns the first of the words, for a message that stays one to read. */
    public static String few(Stream<?> words) {
        List<String> few =
                words.limit(MAX_NAMES + 1).map(String::valueOf).collect(Collectors.toCollection(ArrayList::new));
        if (few.size() > MAX_NAMES) {
            few.set(MAX_NAMES, "…");
        }
        return String.join(", ", few);
    }

    public List<Violation> all() {
        List<Violation> all = new ArrayList<>(found.violations);
        if (found.more > 0) {
            all.add(new Violation("", "There are " + found.more + " more problems"));
        }
        return List.copyOf(all);
    }

    public List<Violation> warnings() {
        return List.copyOf(found.warnings);
    }

    /** Whether nothing is wrong; what is doubtful is not. */
    public boolean isEmpty() {
        return found.violations.isEmpty();
    }

    private static final class Collected {
        private final List<Violation> violations = new ArrayList<>();
        private final List<Violation> warnings = new ArrayList<>();
        private final int limit;
        private final boolean callsAlone;
        private int more;

        Collected(int limit, boolean callsAlone) {
            this.limit = limit;
            this.callsAlone = callsAlone;
        }
    }
}
