package io.dataconnectors.internal.problem;

import java.util.Locale;

/**
 * The codes of violations, each the name of one rule. A code is promised: screens decide on it. The page {@code
 * docs/violations.md} lists them with an example each.
 */
public enum Code {
    BOUNDARY_STATED(""),
    BROKEN_CHARACTER(""),
    CONTEXT_WITHIN_INPUT(""),
    CONTRADICTING_BOUNDS(""),
    CREDENTIAL_FROM_CALLER(""),
    EMPTY_TEXT(""),
    FIELD_WITHOUT_PATH(""),
    FILE_NOT_HERE(""),
    FORM_NOT_OBJECT(""),
    HAS_OWN_MEMBER(""),
    HEADER_MADE_ELSEWHERE(""),
    KEY_NOT_SENT(""),
    LIST_OF_FILES(""),
    MALFORMED_HEADER_NAME(""),
    MALFORMED_HEADER_VALUE(""),
    MALFORMED_MEDIA_TYPE(""),
    MALFORMED_NAME(""),
    MALFORMED_PATH(""),
    NOT_FOR_ELEMENTS(""),
    NOT_FROM_CALLER(""),
    NOT_IN_ENUM(""),
    NULL_VALUE(""),
    PATTERN_MISMATCH(""),
    PATTERN_NOT_HERE(""),
    PATTERN_TOO_LARGE(""),
    REPEATED_HEADER(""),
    RESERVED_HEADER(""),
    RESERVED_NAME(""),
    RETRY_WITHOUT_IDEMPOTENCY(""),
    RULE_OF_OTHER_TYPE(""),
    SECRET_IN_VARIABLE(""),
    TOO_DEEP(""),
    TOO_FEW(""),
    TOO_LONG(""),
    TOO_MANY(""),
    TOO_MUCH_TO_CHECK(""),
    TOO_SHORT(""),
    TYPES_NOT_TOGETHER(""),
    UNKNOWN_FIELD(""),
    UNKNOWN_FORMAT(""),
    UNKNOWN_INPUT(""),
    UNKNOWN_ZONE(""),
    UNQUOTED_SETTING(""),
    VALUE_MISSING(""),
    VARIES_BY_CALL(""),
    WRONG_CHARSET(""),
    WRONG_MEDIA_TYPE(""),
    VALUE_IN_GRAPHQL(""),
    BROKEN_RULE(""),
    UNDECLARED_NAME(""),
    MALFORMED_TAG(""),
    NO_SUCH_MEMBER(""),
    VALUE_NOT_HERE(""),
    MORE_PROBLEMS(""),
    EXPOSED_CREDENTIAL(""),
    PROBABLE_SECRET(""),
    OUT_OF_RANGE(""),
    UNKNOWN_WORD(""),
    MALFORMED_VALUE(""),
    EMPTY_LIST(""),
    WRONG_TYPE(""),
    MEMBER_MISSING(""),
    UNKNOWN_MEMBER(""),
    UNKNOWN_VERSION(""),
    NEWER_VERSION(""),
    NOT_FOR_OPEN_SETTINGS(""),
    PLAIN_CREDENTIAL(""),
    CONFLICTING_MEMBERS(""),
    UNDECLARED_SETTING(""),
    REPEATED_NAME(""),
    CREDENTIAL_IN_PACK(""),
    UNUSED_NAME(""),
    SECRET_MISSING(""),
    SIGNER_MISSING(""),
    UNKNOWN_SETTING(""),
    NOT_JSON(""),
    OUTPUT_MISMATCH(""),
    UNFIT_VALUE(""),
    BODY_TOO_LARGE("");

    private final String meaning;

    Code(String meaning) {
        this.meaning = meaning;
    }

    /** Returns the code as it is promised, in kebab case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what is wrong where this code is told. */
    public String meaning() {
        return meaning;
    }
}
