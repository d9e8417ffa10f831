package io.dataconnectors.imports.curl;

import io.dataconnectors.Violation;

/** Says of a part of the command what was said of a place in the document. */
final class Reasons {
    /** That a secret stands in the draft: in a command it can only be where no template is made. */
    static final String SECRET = "A secret stands where none may stand, such as the host or a name; take it out first";

    private Reasons() {}

    static String of(Violation violation) {
        String pointer = violation.pointer();
        String message = violation.message();
        if (message.startsWith("This has the form of ")) {
            return SECRET;
        }
        if (pointer.startsWith("/request/body")) {
            return "The body: " + message;
        }
        String unplaced = message.replaceFirst("^Line [0-9]+, column [0-9]+: ", "");
        if (pointer.equals("/request/url")) {
            // what stands where a host should be may be a secret
            return "The URL: " + unplaced.replaceFirst("^'.*' is no host: one is", "its host is none: one is");
        }
        if (pointer.startsWith("/request/headers")) {
            return "A header: " + unplaced;
        }
        return pointer.startsWith("/request/query") ? "The query of the URL: " + unplaced : violation.toString();
    }
}
