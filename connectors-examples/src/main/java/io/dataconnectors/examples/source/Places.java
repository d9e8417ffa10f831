package io.dataconnectors.examples.source;

import java.util.HashMap;
import java.util.Map;

/** Where a value stands, and all within it. A tree, not a table of pointers: those grow with the depth of each value. */
final class Places {
    private final Place place;
    private final Map<String, Places> within = new HashMap<>();

    Places(Place place) {
        this.place = place;
    }

    void put(String nameOrIndex, Places inner) {
        within.put(nameOrIndex, inner);
    }

    /** Returns the place of a JSON Pointer or, where the text has nothing there, that of what would hold it. */
    Place of(String pointer) {
        Places found = this;
        for (int slash = pointer.indexOf('/'); slash >= 0; slash = pointer.indexOf('/', slash + 1)) {
            int end = pointer.indexOf('/', slash + 1);
            String token = pointer.substring(slash + 1, end < 0 ? pointer.length() : end);
            Places inner = found.within.get(token.replace("~1", "/").replace("~0", "~"));
            if (inner == null) {
                return found.place;
            }
            found = inner;
        }
        return found.place;
    }
}
