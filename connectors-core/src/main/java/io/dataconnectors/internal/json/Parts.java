package io.dataconnectors.internal.json;

import java.util.Map;
import javax.annotation.Nullable;

/**
 * The parts of a JSON value that somebody looks at. What is read by them has these parts, and may lack all others: each
 * container on the way is there, with the members and elements that are looked at, and every scalar on the way. Immutable.
 */
public final class Parts {
    /** All of a value. */
    public static final Parts ALL = new Parts(Map.of(), null, null, Integer.MAX_VALUE);

    private final Map<String, Parts> members;

    @Nullable
    private final Parts everyMember;

    @Nullable
    private final Parts elements;

    private final int reach;

    private Parts(Map<String, Parts> members, @Nullable Parts everyMember, @Nullable Parts elements, int reach) {
        this.members = members;
        this.everyMember = everyMember;
        this.elements = elements;
        this.reach = reach;
    }

    /**
     * Returns parts of a value.
     *
     * @param members the members of an object that are looked at, by name
     * @param everyMember what is looked at in every member of an object; {@code members} is without meaning then. Null if no
     *     wildcard asks for all of them
     * @param elements what is looked at in the elements of an array; null if nothing is
     * @param reach how many elements are looked at, from the first one on
     */
    public static Parts of(
            Map<String, Parts> members, @Nullable Parts everyMember, @Nullable Parts elements, int reach) {
        return new Parts(Map.copyOf(members), everyMember, elements, reach);
    }

    boolean areAll() {
        return this == ALL;
    }

    boolean haveEveryMember() {
        return everyMember != null;
    }

    /** What is looked at in a member; null if nothing is. */
    @Nullable
    Parts member(String name) {
        return everyMember != null ? everyMember : members.get(name);
    }

    /** What is looked at in an element; null if nothing is. */
    @Nullable
    Parts element(int index) {
        return index < reach ? elements : null;
    }
}
