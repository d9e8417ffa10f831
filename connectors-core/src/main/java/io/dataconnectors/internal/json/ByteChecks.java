package io.dataconnectors.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.Nullable;

/** Checks of JSON in bytes that the parser leaves to its caller: whether they are UTF-8, and which names occur twice. */
final class ByteChecks {
    private ByteChecks() {}

    /** Whether bytes are UTF-8 (RFC 3629, section 4), found out without making a text of them. */
    static final class Utf8 {
        private static final VarHandle EIGHT =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

        private final byte[] bytes;
        private int at;

        private Utf8(byte[] bytes) {
            this.bytes = bytes;
        }

        static boolean is(byte[] bytes) {
            Utf8 text = new Utf8(bytes);
            while (text.at < bytes.length) {
                if (text.bytes[text.at] >= 0) {
                    text.passAscii();
                } else if (!text.passCharacter()) {
                    return false;
                }
            }
            return true;
        }

        private void passAscii() {
            int last = bytes.length - Long.BYTES;
            while (at <= last && ((long) EIGHT.get(bytes, at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            }
            while (at < bytes.length && bytes[at] >= 0) {
                at++;
            }
        }

        /** Passes a character of two to four bytes. Returns false if there is none. */
        private boolean passCharacter() {
            int first = bytes[at++] & 0xFF;
            if (first >= 0xC2 && first <= 0xDF) {
                return passRest(1, 0x80, 0xBF);
            }
            return switch (first) {
                case 0xE0 -> passRest(2, 0xA0, 0xBF); // no longer form of a shorter one
                case 0xED -> passRest(2, 0x80, 0x9F); // no halves of surrogate pairs
                case 0xF0 -> passRest(3, 0x90, 0xBF);
                case 0xF1, 0xF2, 0xF3 -> passRest(3, 0x80, 0xBF);
                case 0xF4 -> passRest(3, 0x80, 0x8F);
                default -> first > 0xE0 && first < 0xF0 && passRest(2, 0x80, 0xBF);
            };
        }

        private boolean passRest(int count, int lowest, int highest) {
            int end = at + count;
            if (end > bytes.length || (bytes[at] & 0xFF) < lowest || (bytes[at] & 0xFF) > highest) {
                return false;
            }
            for (at++; at < end; at++) {
                if ((bytes[at] & 0xC0) != 0x80) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The names of the members of all objects that are open, to find one that occurs twice. Objects that stand in a list mostly have
     * the same names in the same order: as long as one has those of the object before it, which are known to differ, there is
     * nothing to look for.
     */
    static final class MemberNames {
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
}
