package io.dataconnectors.store;

import java.util.regex.Pattern;

/**
 * Names that are one file or folder name each on every file system, those that ignore case and those of Windows included.
 */
final class SafeName {
    static final String RULE =
            "1 to 64 of the letters a to z, digits, hyphens and underscores, beginning with a letter or a"
                    + " digit, and not a device name of Windows such as con or nul";

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    private SafeName() {}

    static boolean is(String name) {
        return FORM.matcher(name).matches() && !DEVICE.matcher(name).matches();
    }
}
