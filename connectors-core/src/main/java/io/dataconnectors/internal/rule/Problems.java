package io.dataconnectors.internal.rule;

import io.dataconnectors.Violation;
import io.dataconnectors.Violation.TextPosition;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Trail;
import io.dataconnectors.internal.problem.Code;
import io.dataconnectors.internal.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.annotation.Nullable;

/** Collects what is wrong, and what is allowed but doubtful; knows the place that is being looked at. */
public final class Problems {
    private static final int MAX_WARNINGS = 100;

    private final Collected found;

    @Nullable
    private final Problems around;

    /** A place, or the name of an entry or the index of an element of the place around; null for that place itself. */
    @Nullable
    private final Object step;

    private final boolean mute;

    @Nullable
    private final String subject;

    private Problems(
            Collected found, @Nullable Problems around, @Nullable Object step, boolean mute, @Nullable String subject) {
        this.found = found;
        this.around = around;
        this.step = step;
        this.mute = mute;
        this.subject = subject;
    }

    private Problems within(@Nullable Object place, @Nullable String about) {
        return new Problems(found, this, place, mute, about);
    }

    public static Problems none() {
        return atMost(Integer.MAX_VALUE);
    }

    /** Returns an empty collection that takes only what endangers a call. */
    public static Problems ofCalls() {
        return new Problems(new Collected(Integer.MAX_VALUE, true), null, Trail.ROOT, false, null);
    }

    /** Of what is beyond the limit, only the number is told. */
    public static Problems atMost(int limit) {
        return new Problems(new Collected(limit, false), null, Trail.ROOT, false, null);
    }

    /** The same collection, looked at from a member of the present place. */
    public Problems at(Member<?, ?> member) {
        return entry(member.name());
    }

    /** The same collection, looked at from an entry of the present place, whose name is somebody's own. */
    public Problems entry(String name) {
        return within(name, null);
    }

    /** The same collection, looked at from another place of the document. */
    public Problems at(Trail other) {
        return within(other, null);
    }

    /** The same collection, looked at from an element of the present place. */
    public Problems at(int index) {
        return within(index, null);
    }

    /** The same collection for a rule that protects the author and no call: it does not stop what is live already. */
    public Problems ofAuthor() {
        return new Problems(found, this, null, found.callsAlone, null);
    }

    /** The same collection, for what is about something with this name. */
    public Problems about(String name) {
        return within(null, name);
    }

    /** The same collection, looked at from an entry of the present place, and for what is about it. */
    public Problems of(String name) {
        return within(name, name);
    }

    /** Known when there is a problem: most places have none. */
    private Trail trail() {
        if (around == null || step instanceof Trail) {
            return step instanceof Trail place ? place : Trail.ROOT;
        }
        Trail there = around.trail();
        if (step instanceof Integer index) {
            return there.at(index);
        }
        return step instanceof String name ? there.at(name) : there;
    }

    private List<String> subjects() {
        List<String> all = around == null ? new ArrayList<>() : around.subjects();
        if (subject != null) {
            all.add(subject);
        }
        return all;
    }

    /** The place that is being looked at, as a JSON Pointer. */
    String place() {
        return trail().pointer().text();
    }

    /** Whether what is added here is passed over. */
    public boolean isMute() {
        return mute;
    }

    public void add(Code code, String message, String... subjects) {
        add(() -> Problem.of(code, message, subjects));
    }

    public void add(Problem problem) {
        add(() -> problem);
    }

    private void add(Supplier<Problem> problem) {
        if (mute) {
            return;
        }
        if (found.violations.size() < found.limit) {
            found.violations.add(violation(place(), about(problem.get())));
        } else {
            found.more++;
        }
    }

    private Problem about(Problem problem) {
        List<String> subjects = subjects();
        return subjects.isEmpty() ? problem : problem.of(subjects);
    }

    /** Returns a problem with its place in a document or among inputs. */
    public static Violation violation(String pointer, Problem problem) {
        TextPosition position = problem.line() == 0 ? null : new TextPosition(problem.line(), problem.column());
        return new Violation(problem.code().word(), pointer, position, problem.subjects(), problem.message());
    }

    /** Adds what is allowed here, and probably not what the author means. */
    public void warn(Code code, String message, String... subjects) {
        warn(Problem.of(code, message, subjects));
    }

    public void warn(Problem problem) {
        if (found.warnings.size() < MAX_WARNINGS) {
            found.warnings.add(violation(place(), about(problem)));
        }
    }

    /** Adds a problem unless all is right. */
    public void addUnless(boolean right, Code code, String message, String... subjects) {
        if (!right) {
            add(code, message, subjects);
        }
    }

    /** Adds a problem unless all is right; its message is made only then, for checks run for every element of large lists. */
    public void addUnless(boolean right, Code code, Supplier<String> message, String... subjects) {
        if (!right) {
            add(() -> Problem.of(code, message.get(), subjects));
        }
    }

    public List<Violation> all() {
        if (isEmpty() && found.more == 0) {
            return List.of();
        }
        List<Violation> all = new ArrayList<>(found.violations);
        if (found.more > 0) {
            all.add(violation("", Problem.of(Code.MORE_PROBLEMS, "There are " + found.more + " more problems")));
        }
        return List.copyOf(all);
    }

    public List<Violation> warnings() {
        return List.copyOf(found.warnings);
    }

    /** How much is wrong; what is doubtful is not. */
    public int count() {
        return found.violations.size() + found.more;
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
