package io.dataconnectors.internal.form.connector;

import io.dataconnectors.ArrayStyle;
import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Header;
import io.dataconnectors.Idempotency;
import io.dataconnectors.Method;
import io.dataconnectors.QueryParameter;
import io.dataconnectors.Request;
import io.dataconnectors.internal.form.Form;
import io.dataconnectors.internal.form.ListForm;
import io.dataconnectors.internal.form.Member;
import io.dataconnectors.internal.form.Members;
import io.dataconnectors.internal.form.ObjectForm;
import io.dataconnectors.internal.form.ScalarForm;
import io.dataconnectors.internal.form.Words;
import io.dataconnectors.internal.problem.Code;
import java.util.List;
import java.util.Map;

/** {@code request}: what is sent. What many documents do not have is described when one has it. */
public final class RequestForm {
    static final Form<ArrayStyle> ARRAY_STYLES = Words.of(ArrayStyle.class).called("arrayStyle");

    /** {@code name} of a query parameter. */
    public static final Member<QueryParameter, String> PARAMETER_NAME = Member.of(
                    QueryParameter.class, "name", ScalarForm.filledName(), QueryParameter::name)
            .required("")
            .described("The parameter's name.");

    /** {@code value} of a query parameter. */
    public static final Member<QueryParameter, String> PARAMETER_VALUE = Member.of(
                    QueryParameter.class, "value", ScalarForm.template(), QueryParameter::value)
            .required("")
            .described("The template of its value.");

    /** {@code array} of a query parameter. */
    public static final Member<QueryParameter, ArrayStyle> PARAMETER_ARRAY = Member.of(
                    QueryParameter.class, "array", ARRAY_STYLES, QueryParameter::array)
            .absent(ArrayStyle.REPEAT)
            .described("How a list is written: a[0]=1, a[]=1, a=1&a=2, a=1,2 or a=[1,2].");

    /** {@code name} of a header. */
    public static final Member<Header, String> HEADER_NAME = Member.of(
                    Header.class, "name", ScalarForm.filledName(), Header::name)
            .required("")
            .described("The field's name.");

    /** {@code value} of a header. */
    public static final Member<Header, String> HEADER_VALUE = Member.of(
                    Header.class, "value", ScalarForm.template(), Header::value)
            .required("")
            .described("The template of its value.");

    /** {@code method}. */
    public static final Member<Request, Method> METHOD = Member.of(
                    Request.class, "method", Words.of(List.of(Method.values()), Method::name), Request::method)
            .required(Method.GET)
            .described("The request method.");

    /** {@code url}. */
    public static final Member<Request, String> URL = Member.of(
                    Request.class, "url", ScalarForm.template(), Request::url)
            .required("")
            .described("The URL, which starts with https://.");

    /** {@code query}. */
    public static final Member<Request, List<QueryParameter>> QUERY = Member.of(
                    Request.class,
                    "query",
                    ListForm.named(parameter(), "value").limited("maxItems", Sizes.MANY),
                    Request::query)
            .absent(List.of())
            .described("Parameters added to the URL's query, in order.");

    /** {@code headers}. */
    public static final Member<Request, List<Header>> HEADERS = Member.of(
                    Request.class,
                    "headers",
                    ListForm.named(header(), "value").limited("maxItems", Sizes.MANY),
                    Request::headers)
            .absent(List.of())
            .described("Header fields, in order.");

    /** {@code auth}. */
    public static final Member<Request, Auth> AUTH = Member.of(
                    Request.class, "auth", Form.later(() -> AuthForm.FORM), Request::auth)
            .absent(Auth.none());

    /** {@code idempotency}. */
    public static final Member<Request, Idempotency> IDEMPOTENCY =
            Member.of(Request.class, "idempotency", Form.later(() -> IdempotencyForm.FORM), Request::idempotency);

    /** {@code body}. */
    public static final Member<Request, Body> BODY = Member.of(
                    Request.class, "body", Form.later(() -> BodyForm.FORM), Request::body)
            .absent(Body.none());

    static final ObjectForm<Request> FORM = ObjectForm.of(
            "request",
            "What is sent. Its texts are templates.",
            in -> new Request(
                    in.get(METHOD),
                    in.get(URL),
                    in.get(QUERY),
                    in.get(HEADERS),
                    in.get(AUTH),
                    in.orNull(IDEMPOTENCY),
                    in.get(BODY)),
            METHOD,
            URL,
            QUERY,
            HEADERS,
            AUTH,
            IDEMPOTENCY,
            BODY);

    private RequestForm() {}

    private static Form<QueryParameter> parameter() {
        return ObjectForm.of(
                "parameter",
                "A parameter of the query. It is left out of a call in which a value that it names is absent or null.",
                in -> new QueryParameter(in.get(PARAMETER_NAME), in.get(PARAMETER_VALUE), in.get(PARAMETER_ARRAY)),
                PARAMETER_NAME,
                PARAMETER_VALUE,
                PARAMETER_ARRAY);
    }

    private static Form<Header> header() {
        return ObjectForm.of(
                "header",
                "A header field. It is left out of a call in which a value that it names is absent or null.",
                in -> new Header(in.get(HEADER_NAME), in.get(HEADER_VALUE)),
                HEADER_NAME,
                HEADER_VALUE);
    }

    /** {@code idempotency}: how the other system recognises a repeated request. */
    public static final class IdempotencyForm {
        /** {@code header}. */
        public static final Member<Idempotency, String> HEADER = Member.of(
                        Idempotency.class, "header", ScalarForm.filledName(), Idempotency::header)
                .described(
                        "The header field that carries the key. Without one, the URL, a header or the body carries it.");

        /** {@code key}. Without a header it is stated, for something must be. */
        public static final Member<Idempotency, String> KEY = Member.of(
                        Idempotency.class, "key", ScalarForm.filledTemplate(), Idempotency::key)
                .absent(Idempotency.CALL_ID)
                .statedIf(idempotency -> idempotency.header() == null)
                .described("The template of the key, the same for every attempt of one call.");

        static final Form<Idempotency> FORM = ObjectForm.of(
                        "idempotency",
                        "How the other system recognises a repeated request, so that a call which writes may be retried.",
                        in -> new Idempotency(in.orNull(HEADER), in.get(KEY)),
                        HEADER,
                        KEY)
                .checked(IdempotencyForm::check, Map.of("minProperties", 1));

        private IdempotencyForm() {}

        private static void check(Members in) {
            if (!in.node(HEADER).isPresent() && !in.node(KEY).isPresent()) {
                in.problem(Code.MEMBER_MISSING, "expected a header, a key or both, found neither");
            }
        }
    }
}
