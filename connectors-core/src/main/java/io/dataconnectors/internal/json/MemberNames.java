package io.dataconnectors.internal.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The names of the members of all objects that are open, to find one that occurs twice. Objects that stand in a list mostly have
 * the same names in the same order: as long as one has those of the object before it, which are known to differ, there is
 * nothing to look for.
 */
final class MemberNames {
    /** The names of an object, which are compared one by one as long as they are few. */
    private static final class Names {
        private static final int FEW = 24;

        private String[] names = new String[8];
        private int count;

        /** How many of the names are those of the object that stood at this level before. */
        private int known;

        @Nullable
        private Set<String> many;

        void open() {
            known = count;
            count = 0;
            many = null;
        }

        boolean add(String name) {
            if (count < known
                    && names[count].equals(name)) { // the parser has one String for each name: seldom compared
                count++;
                return true;
            }
            known = 0;
            if (has(name)) {
                return false;
            }
            if (count == names.length) {
                names = Arrays.copyOf(names, 2 * count);
            }
            names[count++] = name;
            return true;
        }

        private boolean has(String name) {
            if (count >= FEW) {
                return isAmongMany(name);
            }
            int hash = name.hashCode();
            for (int i = 0; i < count; i++) {
                if (names[i].hashCode() == hash && names[i].equals(name)) {
                    return true;
                }
            }
            return false;
        }

        /** The set is one of the JDK's: names that somebody chose to have the same hash make it no slower than others. */
        private boolean isAmongMany(String name) {
            if (many == null) {
                many = new HashSet<>(Arrays.asList(names).subList(0, count));
            }
            return !many.add(name);
        }
    }

    private Names[] levels = new Names[8];
    private int depth;

    void open() {
        if (depth == levels.length) {
            levels = Arrays.copyOf(levels, 2 * depth);
        }
        if (levels[depth] == null) {
            levels[depth] = new Names();
        }
        levels[depth++].open();
    }

    void close() {
        depth--;
    }

    /** Adds a name to the object that was opened last. Returns false if it has the name already. */
    boolean add(String name) {
        return levels[depth - 1].add(name);
    }
}
