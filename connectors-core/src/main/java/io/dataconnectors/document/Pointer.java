package io.dataconnectors.document;

/** JSON Pointers (RFC 6901) to the parts of a document. */
final class Pointer {
    static final String ROOT = "";

    private Pointer() {}

    static String member(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String element(String parent, int index) {
        return parent + "/" + index;
    }

    static boolean within(String pointer, String ancestor) {
        return pointer.equals(ancestor) || pointer.startsWith(ancestor + "/");
    }

    /** Returns the pointer to what holds a place other than the whole. */
    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
