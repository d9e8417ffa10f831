package io.dataconnectors.http.internal.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** The exceptions that stand behind a failure. Its texts are read to tell kinds apart, and never passed on. */
final class Causes {
    private static final int DEEPEST = 10;

    private Causes() {}

    /** Returns the first of a type, or null. */
    @Nullable
    static <T extends Throwable> T find(Class<T> type, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether the message of one begins with a text, after the name of an alert, which JDKs from 22 on put before it. */
    static boolean says(String text, Throwable thrown) {
        Pattern begin = Pattern.compile("(?:\\([a-z_]+\\) )?(" + Pattern.quote(text) + ").*", Pattern.DOTALL);
        return find(begin, thrown) != null;
    }

    /** Returns the first group of the first message that is as a pattern says, or null. */
    @Nullable
    static String find(Pattern pattern, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Matcher matcher = pattern.matcher(String.valueOf(cause.getMessage()));
            if (matcher.matches()) {
                return matcher.group(1);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
