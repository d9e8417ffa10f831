package io.dataconnectors.internal.jsonpath;

import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Parts;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Finds out which parts of a JSON value some paths look at, so that a parser can keep these and pass over the others. All paths
 * become one tree, which is walked once. What the paths find in the parts is what they find in the value.
 */
public final class PathParts {
    /** No definition that people write has as many; those of one that does are not worth telling apart. */
    private static final int MOST = 1_000;

    private final Map<Set<Position>, Parts> known = new HashMap<>();
    private final IdentityHashMap<Look, Position> starts = new IdentityHashMap<>();

    private PathParts() {}

    /**
     * A path, and what is looked at within what it finds.
     *
     * @param path the path
     * @param inElements whether what it finds may be a list, in whose elements the same is looked at
     * @param within what is looked at within; empty for all of it
     */
    public record Look(ValuePath path, boolean inElements, List<Look> within) {}

    /** Returns the parts at which so many paths look. */
    public static Parts of(Collection<Look> looks) {
        Set<Position> start = new LinkedHashSet<>();
        PathParts paths = new PathParts();
        looks.forEach(look -> start.add(paths.start(look)));
        return paths.parts(start, 0);
    }

    /**
     * A step that a parser can follow: it knows a member by its name, and an element by its index from the first one on.
     *
     * @param name the member to which it leads; null if to none
     * @param anyMember whether it leads to every member
     * @param reach to which element it leads at most, counted from one
     */
    record Step(@Nullable String name, boolean anyMember, int reach) {
        static final int ALL = Integer.MAX_VALUE;

        static Step element(long index) {
            return new Step(null, false, reach(index));
        }

        /** The member of a name, or the element of an index if the name is one: it is negative if not. */
        static Step memberOrElement(String name, long index) {
            return new Step(name, false, index < 0 ? 0 : reach(index));
        }

        private static int reach(long index) {
            return index >= 0 && index < ALL ? (int) index + 1 : ALL;
        }
    }

    /**
     * The steps of a path.
     *
     * @param steps those that a parser can follow
     * @param ends whether there are no others; if there are, the path needs all of what is there
     */
    record Steps(List<Step> steps, boolean ends) {}

    /** How far one path has come: two are the same where they are one object. */
    private static final class Position {
        private final Look look;
        private final Steps steps;
        private final int at;

        @Nullable
        private Position next;

        Position(Look look) {
            this(look, look.path().steps(), 0);
        }

        private Position(Look look, Steps steps, int at) {
            this.look = look;
            this.steps = steps;
            this.at = at;
        }

        boolean hasStep() {
            return at < steps.steps().size();
        }

        Step step() {
            return steps.steps().get(at);
        }

        Position next() {
            if (next == null) {
                next = new Position(look, steps, at + 1);
            }
            return next;
        }

        boolean wantsAll() {
            return !hasStep() && (!steps.ends() || look.within().isEmpty());
        }
    }

    private Position start(Look look) {
        return starts.computeIfAbsent(look, Position::new);
    }

    /** @param depth how many levels there are above; what is below those that JSON may have is never there */
    private Parts parts(Set<Position> here, int depth) {
        Parts parts = known.get(here);
        if (parts != null) {
            return parts;
        }
        if (depth > Json.MAX_DEPTH || known.size() >= MOST) {
            return Parts.ALL;
        }
        parts = new Place().parts(here, depth + 1);
        known.put(here, parts);
        return parts;
    }

    /** One place in a value, where the paths part. */
    private final class Place {
        private final Map<String, Set<Position>> members = new HashMap<>();
        private final Set<Position> everyMember = new LinkedHashSet<>();
        private final Set<Position> elements = new LinkedHashSet<>();
        private int reach;
        private boolean all;

        Parts parts(Set<Position> here, int below) {
            here.forEach(this::add);
            if (all) {
                return Parts.ALL;
            }
            Map<String, Parts> named = new HashMap<>();
            if (everyMember.isEmpty()) {
                members.forEach((name, positions) -> named.put(name, PathParts.this.parts(positions, below)));
            } else {
                members.values().forEach(everyMember::addAll);
            }
            return Parts.of(
                    named,
                    everyMember.isEmpty() ? null : PathParts.this.parts(everyMember, below),
                    elements.isEmpty() ? null : PathParts.this.parts(elements, below),
                    reach);
        }

        private void add(Position position) {
            if (position.hasStep()) {
                add(position.step(), position.next());
                return;
            }
            all |= position.wantsAll();
            for (Look look : position.look.within()) {
                Position start = start(look);
                add(start);
                if (position.look.inElements()) {
                    elements.add(start);
                    reach = Step.ALL;
                }
            }
        }

        private void add(Step step, Position next) {
            if (step.name() != null) {
                members.computeIfAbsent(step.name(), absent -> new LinkedHashSet<>())
                        .add(next);
            }
            if (step.anyMember()) {
                everyMember.add(next);
            }
            if (step.reach() > 0) {
                elements.add(next);
                reach = Math.max(reach, step.reach());
            }
        }
    }
}
