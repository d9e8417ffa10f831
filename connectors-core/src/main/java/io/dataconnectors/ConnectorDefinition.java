package io.dataconnectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dataconnectors.Success.StatusRange;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.internal.json.ValueForms;
import io.dataconnectors.internal.json.ValueForms.BoundJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.Nullable;

/**
 * Definition of a connector: its inputs, the request it sends and how it reads the answer. Immutable, plain data: nothing is
 * parsed when it is built, and it may break rules. {@link io.dataconnectors.registry.ConnectorRegistry ConnectorRegistry.create} and {@link
 * io.dataconnectors.document.ConnectorDocument#validate(ConnectorDefinition)} report every rule that it breaks.
 *
 * <pre>{@code
 * ConnectorDefinition.builder("retrieve_order")
 *         .description("Fetches order details for a provided Order ID")
 *         .get("https://shop.example.com/orders/{{order_id}}")
 *         .header("Authorization", "Bearer {{secret.shop_token}}")
 *         .input(Input.string("order_id").required())
 *         .output("status", "$.status")
 *         .build();
 * }</pre>
 */
public final class ConnectorDefinition {
    private final String name;
    private final String description;
    private final Map<String, Object> settings;
    private final List<Input> inputs;
    private final List<Variable> variables;
    private final Request request;
    private final Response response;
    private final Limits limits;

    private ConnectorDefinition(Builder builder) {
        name = builder.name;
        description = builder.description;
        settings = Plain.copyOf(builder.settings);
        inputs = List.copyOf(builder.inputs);
        variables = List.copyOf(builder.variables);
        request = new Request(
                builder.method,
                builder.url,
                builder.query,
                builder.headers,
                builder.auth,
                builder.idempotency,
                builder.body);
        response = new Response(builder.success(), builder.outputs, builder.error);
        limits = builder.limits;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ConnectorDefinition of(BoundJson document) {
        return ValueForms.get().read(ConnectorDefinition.class, document);
    }

    /** Returns a builder for a connector of this name: {@code ^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$}. */
    public static Builder builder(String name) {
        return new Builder(Objects.requireNonNull(name, "name"));
    }

    /** Returns a builder that holds all of this definition. */
    public Builder toBuilder() {
        Builder builder = new Builder(name).description(description);
        builder.settings.putAll(settings);
        builder.inputs.addAll(inputs);
        builder.variables.addAll(variables);
        return builder.request(request).response(response).limits(limits);
    }

    /** Returns the name by which automations and AI agents know the connector. */
    public String name() {
        return name;
    }

    /** Returns the description, for people and language models. */
    public String description() {
        return description;
    }

    /** Returns the author's constants by name. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** Returns the values that a call supplies. */
    public List<Input> inputs() {
        return inputs;
    }

    /** Returns the intermediate values, in the order in which they are made. */
    public List<Variable> variables() {
        return variables;
    }

    /** Returns the request that a call sends. */
    public Request request() {
        return request;
    }

    /** Returns how the answer is read. */
    public Response response() {
        return response;
    }

    /** Returns what one call may cost. */
    public Limits limits() {
        return limits;
    }

    /** Whether a request may be sent again: it changes nothing, or the API can recognise that it is a repeat. */
    public boolean isRepeatable() {
        return !request.method().writes() || request.idempotency() != null;
    }

    /** Returns how often a call is repeated at most: as stated, else 2 where repeating is safe and 0 where it is not. */
    public int retries() {
        Integer stated = limits.retries();
        return stated != null ? stated : isRepeatable() ? Limits.DEFAULT_RETRIES : 0;
    }

    @JsonValue
    Map<String, Object> form() {
        return ValueForms.get().of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectorDefinition that
                && name.equals(that.name)
                && description.equals(that.description)
                && settings.equals(that.settings)
                && inputs.equals(that.inputs)
                && variables.equals(that.variables)
                && request.equals(that.request)
                && response.equals(that.response)
                && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, description, settings, inputs, variables, request, response, limits);
    }

    /** Returns the name, the method and the template of the URL. */
    @Override
    public String toString() {
        return name + ": " + request;
    }

    /** Collects the parts of a definition. Not safe for use by several threads. */
    public static final class Builder {
        private String name;
        private String description = "";
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private final List<Input> inputs = new ArrayList<>();
        private final List<Variable> variables = new ArrayList<>();
        private Method method = Method.GET;
        private String url = "";
        private final List<QueryParameter> query = new ArrayList<>();
        private final List<Header> headers = new ArrayList<>();
        private Auth auth = Auth.none();

        @Nullable
        private Idempotency idempotency;

        private Body body = Body.none();
        private final List<StatusRange> status = new ArrayList<>();
        private final List<Condition> when = new ArrayList<>();
        private final List<Condition> unless = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private ErrorMapping error = ErrorMapping.NONE;
        private Limits limits = Limits.DEFAULT;

        private Builder(String name) {
            this.name = name;
        }

        /** Sets another name. */
        public Builder name(String otherName) {
            name = Objects.requireNonNull(otherName, "otherName");
            return this;
        }

        /** Sets the description, 1 to 1,024 characters: what the connector does and when to use it. */
        public Builder description(String text) {
            description = Objects.requireNonNull(text, "text");
            return this;
        }

        /** Adds a constant, which templates name {@code {{setting.name}}}: a string, a number or a boolean. */
        public Builder setting(String settingName, Object value) {
            settings.put(Objects.requireNonNull(settingName, "settingName"), Plain.copy(Objects.requireNonNull(value)));
            return this;
        }

        /** Adds an input. */
        public Builder input(Input input) {
            inputs.add(Objects.requireNonNull(input, "input"));
            return this;
        }

        /** Adds an intermediate value; it sees those added before it. */
        public Builder variable(Variable variable) {
            variables.add(Objects.requireNonNull(variable, "variable"));
            return this;
        }

        /** Sends a GET request to a URL. */
        public Builder get(String urlTemplate) {
            return request(Method.GET, urlTemplate);
        }

        /** Sends a POST request to a URL. */
        public Builder post(String urlTemplate) {
            return request(Method.POST, urlTemplate);
        }

        /** Sends a PUT request to a URL. */
        public Builder put(String urlTemplate) {
            return request(Method.PUT, urlTemplate);
        }

        /** Sends a PATCH request to a URL. */
        public Builder patch(String urlTemplate) {
            return request(Method.PATCH, urlTemplate);
        }

        /** Sends a DELETE request to a URL. */
        public Builder delete(String urlTemplate) {
            return request(Method.DELETE, urlTemplate);
        }

        /** Sends a request of a method to a URL. */
        public Builder request(Method requestMethod, String urlTemplate) {
            method = Objects.requireNonNull(requestMethod, "requestMethod");
            url = Objects.requireNonNull(urlTemplate, "urlTemplate");
            return this;
        }

        /** Sends this request, in the place of all that was said of one before. */
        public Builder request(Request sent) {
            query.clear();
            query.addAll(sent.query());
            headers.clear();
            headers.addAll(sent.headers());
            return request(sent.method(), sent.url())
                    .auth(sent.auth())
                    .idempotency(sent.idempotency())
                    .body(sent.body());
        }

        /** Adds a parameter to the URL's query. */
        public Builder query(String parameter, String valueTemplate) {
            return query(QueryParameter.of(parameter, valueTemplate));
        }

        /** Adds a parameter to the URL's query. */
        public Builder query(QueryParameter parameter) {
            query.add(Objects.requireNonNull(parameter, "parameter"));
            return this;
        }

        /** Adds a header field. */
        public Builder header(String field, String valueTemplate) {
            headers.add(new Header(field, valueTemplate));
            return this;
        }

        /** Sets how the call proves who sends it. */
        public Builder auth(Auth credential) {
            auth = Objects.requireNonNull(credential, "credential");
            return this;
        }

        /** Sets how the other system recognises a repeated request, or null if it does not. */
        public Builder idempotency(@Nullable Idempotency declaration) {
            idempotency = declaration;
            return this;
        }

        /** Sets what the request carries. */
        public Builder body(Body content) {
            body = Objects.requireNonNull(content, "content");
            return this;
        }

        /** Adds a range of status codes that are a success; without any, 200 to 299 are. */
        public Builder successStatus(int first, int last) {
            status.add(new StatusRange(first, last));
            return this;
        }

        /** Adds a condition that a success must meet. */
        public Builder successWhen(Condition condition) {
            when.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /** Adds a condition that makes an answer a failure whatever its status. */
        public Builder successUnless(Condition condition) {
            unless.add(Objects.requireNonNull(condition, "condition"));
            return this;
        }

        /** Adds an output at a JSONPath or JSON Pointer into the body, as the API sends it. */
        public Builder output(String outputName, String path) {
            return output(Output.at(outputName, path));
        }

        /** Adds an output. */
        public Builder output(Output output) {
            outputs.add(Objects.requireNonNull(output, "output"));
            return this;
        }

        /** Sets where a failed answer says what went wrong. */
        public Builder error(ErrorMapping mapping) {
            error = Objects.requireNonNull(mapping, "mapping");
            return this;
        }

        /** Reads answers like this, in the place of all that was said of that before. */
        public Builder response(Response read) {
            status.clear();
            status.addAll(read.success().status());
            when.clear();
            when.addAll(read.success().when());
            unless.clear();
            unless.addAll(read.success().unless());
            outputs.clear();
            outputs.addAll(read.outputs());
            return error(read.error());
        }

        /** Sets what one call may cost. */
        public Builder limits(Limits allowed) {
            limits = Objects.requireNonNull(allowed, "allowed");
            return this;
        }

        /** Sets how long the whole call may take, up to 60 seconds. */
        public Builder timeout(Duration timeout) {
            return limits(limits.timeout(timeout));
        }

        private Success success() {
            List<StatusRange> ranges = status.isEmpty() ? Success.DEFAULT.status() : status;
            return new Success(ranges, when, unless);
        }

        /**
         * Builds the definition. Checks that nothing is null and copies what is mutable, and no more: whether the definition
         * keeps the rules is checked when it is created, edited, tested or set live.
         */
        public ConnectorDefinition build() {
            return new ConnectorDefinition(this);
        }
    }
}
