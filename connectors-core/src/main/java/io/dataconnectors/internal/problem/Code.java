package io.dataconnectors.internal.problem;

import java.util.Locale;

/**
 * The codes of violations, each the name of one rule. A code is promised: screens decide on it. The page {@code
 * docs/violations.md} lists them with an example each.
 */
public enum Code {
    NOT_JSON("The text is no JSON, or the file no YAML."),
    NEWER_VERSION("The document is of a newer release of the library, which may know other members."),
    UNKNOWN_VERSION("There is no such version of the format."),
    MEMBER_MISSING("A member is missing."),
    UNKNOWN_MEMBER("There is no such member here, in a document or in an object among the inputs."),
    WRONG_TYPE("A value has another type than is wanted here."),
    UNKNOWN_WORD("The text is none of the words that may stand here."),
    MALFORMED_VALUE("The text has not the form that is wanted here, such as that of a duration or a date."),
    OUT_OF_RANGE("A number or a duration is too small or too large."),
    EMPTY_LIST("A list has no elements, and needs one."),
    EMPTY_TEXT("A text is empty that must not be."),
    CONFLICTING_MEMBERS("Members stand beside each other that exclude each other."),
    TOO_FEW("A list has too few elements."),
    TOO_MANY("There are too many of a kind."),
    TOO_SHORT("A text has too few characters."),
    TOO_LONG("A text has too many characters."),
    TOO_DEEP("Objects, lists or sections nest too deep."),
    DOCUMENT_TOO_LARGE("The document has more than 256 KiB."),
    BROKEN_CHARACTER("A text has half of a character, which no request can carry."),
    MORE_PROBLEMS("There are more violations than are listed; this one tells how many."),
    MALFORMED_NAME("A name has other characters than names have, or too many."),
    RESERVED_NAME("The name has a meaning of its own in templates."),
    REPEATED_NAME("Another of its kind has this name."),
    RULE_OF_OTHER_TYPE("A rule stands at a type that it is not for."),
    CONTRADICTING_BOUNDS("The least is more than the most."),
    TYPES_NOT_TOGETHER("No input has these types together."),
    NOT_FOR_ELEMENTS("The elements of a list have no such rule."),
    CONTEXT_WITHIN_INPUT("Only a whole input is taken from the context, no part of it."),
    MALFORMED_PATTERN("The text is no regular expression."),
    PATTERN_TOO_LARGE("A pattern is too large, or all of a definition together."),
    VALUE_MISSING("A required value is missing."),
    NULL_VALUE("A value is null that must not be."),
    NOT_IN_ENUM("The value is none of those that are listed."),
    PATTERN_MISMATCH("The pattern does not occur in the text."),
    UNKNOWN_INPUT("The connector has no such input."),
    NOT_FROM_CALLER("Only the host supplies this value."),
    TOO_MUCH_TO_CHECK("The checks of a value take more than a call or a definition may take."),
    UNFIT_VALUE("A value cannot stand where the template puts it."),
    BODY_TOO_LARGE("The body would have more than 1 MiB."),
    OUTPUT_MISMATCH("An output does not fit the type that the host asked for."),
    TAG_NOT_CLOSED("A tag has no end."),
    MALFORMED_TAG("The text of a tag cannot be read."),
    UNDECLARED_NAME("No input and no variable has this name."),
    UNDECLARED_SETTING("There is no setting of this name."),
    NO_SUCH_MEMBER("The value has no such member."),
    UNKNOWN_FILTER("There is no filter of this name."),
    WRONG_FILTER_INPUT("The filter does not take values of this type."),
    WRONG_ARGUMENT("The argument is not what the filter takes."),
    FILTERED_SECRET("A secret goes through a filter that could give it away."),
    SECRET_IN_VARIABLE("A variable holds a secret."),
    SECTION_NOT_CLOSED("A section has no end."),
    SECTION_NOT_OPEN("A tag ends a section that is not open."),
    SECTION_ALWAYS_THERE("A section is made of a value that is always there."),
    SECTION_ACROSS_PARTS("A section goes on beyond the part of the URL that it begins in."),
    NOT_A_SINGLE_VALUE("A list or an object stands where a single value is wanted."),
    NOT_A_FILE("Something else stands where a file is wanted."),
    LIST_OF_FILES("A list of files stands where one file is wanted."),
    SETTINGS_ONLY("Only settings may stand here."),
    SETTINGS_TOO_LONG("With the settings in them the templates have too many characters."),
    VARIES_BY_CALL("A value of the call stands in a request for a token, which calls share."),
    MALFORMED_JSON("The template makes no JSON."),
    REPEATED_MEMBER("An object of a template has a member twice."),
    VALUES_COLLIDE("Two JSON values stand in one place."),
    VALUE_IN_HANDMADE_JSON("A value could change JSON that a text is."),
    JSON_FILTER_MISSING("A value in a row of JSON values needs the filter json."),
    PLACE_IN_MARKUP("No value or section may stand at this place of XML or HTML."),
    NOT_HTTPS("The URL does not begin with https://."),
    VARYING_HOST("What a call supplies stands in the host of the URL."),
    MALFORMED_HOST("The host of the URL is none."),
    MALFORMED_PORT("The port of the URL is none."),
    USER_INFORMATION("The URL has user information before its host."),
    MALFORMED_URL("A character stands in the URL that no URL has."),
    DOT_SEGMENT("The path of the URL has a segment that means another place."),
    MALFORMED_HEADER_NAME("The text is no name of a header."),
    MALFORMED_HEADER_VALUE("A character stands in a header that no header can carry."),
    RESERVED_HEADER("The header belongs to the connection."),
    REPEATED_HEADER("The header is there already, and stands once in a request."),
    HEADER_MADE_ELSEWHERE("The header is made of the body or of the credential."),
    MALFORMED_MEDIA_TYPE("The text is no media type."),
    WRONG_MEDIA_TYPE("The media type is not one for this kind of body."),
    WRONG_CHARSET("The media type names another charset than UTF-8."),
    BOUNDARY_STATED("The boundary of a multipart body is stated."),
    FORM_NOT_OBJECT("The template of a form makes no object."),
    UNKNOWN_FIELD("The form has no such field."),
    HAS_OWN_MEMBER("A parameter has a member of its own in auth."),
    KEY_NOT_SENT("Nothing in the request carries the key of the idempotency."),
    RETRY_WITHOUT_IDEMPOTENCY("Retries are asked for, and the API could not tell a repeated request."),
    PLAIN_CREDENTIAL("A credential stands in the document."),
    CREDENTIAL_FROM_CALLER("A caller supplies a credential."),
    MALFORMED_PATH("The text is no JSONPath and no JSON Pointer."),
    UNQUOTED_SETTING("A setting in a path needs quotes around it."),
    FIELD_WITHOUT_PATH("A field of an object is read from somewhere else than the body."),
    FILE_NOT_HERE("No file can stand here."),
    PATTERN_NOT_HERE("A pattern stands at a place that is no text."),
    UNKNOWN_FORMAT("The text is no format of dates, or one that means another date."),
    UNKNOWN_ZONE("There is no such time zone."),
    NOT_IMPORTABLE("The text cannot be imported as a connector."),
    NOT_FOR_OPEN_SETTINGS("An open setting is no single value, or has a rule that no setting has."),
    CREDENTIAL_IN_PACK("A setting that is a credential has a value in the pack."),
    UNUSED_NAME("The pack describes what no connector names."),
    UNKNOWN_SETTING("The pack has no such open setting."),
    SECRET_MISSING("There is no secret of this name yet."),
    SIGNER_MISSING("There is no signer of this name yet."),
    PROBABLE_SECRET("A text stands under the name of a secret."),
    EXPOSED_CREDENTIAL("A setting is a credential, and everybody who sees the document sees it."),
    FOREIGN_PLACEHOLDER("A placeholder of another tool is sent as it stands; in the path of a URL it is refused."),
    VALUE_IN_GRAPHQL("A value stands in the text of a GraphQL query.");

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
