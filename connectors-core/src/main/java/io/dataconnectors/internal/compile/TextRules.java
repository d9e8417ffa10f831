package io.dataconnectors.internal.compile;

import io.dataconnectors.Auth;
import io.dataconnectors.Body;
import io.dataconnectors.Condition;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.ErrorFields;
import io.dataconnectors.ErrorMapping;
import io.dataconnectors.Input;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.Request;
import io.dataconnectors.Response;
import io.dataconnectors.internal.rule.CredentialRules;
import io.dataconnectors.internal.rule.Problems;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Texts are made of characters, and none of them is a key. Half of a surrogate pair is no character: UTF-8 cannot say it, so no
 * request could carry it, and no digest could tell it from another. Templates and names are judged by rules of their own.
 */
final class TextRules {
    private TextRules() {}

    static void check(ConnectorDefinition definition, Problems problems) {
        value(definition.description(), problems.at("description"));
        value(definition.settings(), problems.at("settings"));
        inputs(definition.inputs(), problems.at("inputs"));
        request(definition.request(), problems.at("request"));
        response(definition.response(), problems.at("response"));
    }

    private static void inputs(List<Input> inputs, Problems problems) {
        for (int i = 0; i < inputs.size(); i++) {
            input(inputs.get(i), problems.at(i));
        }
    }

    private static void input(Input input, Problems problems) {
        value(input.description(), problems.at("description"));
        value(input.pattern(), problems.at("pattern"));
        value(input.oneOf(), problems.at("enum"));
        value(input.defaultValue(), problems.at("default"));
        inputs(input.properties(), problems.at("properties"));
        if (input.items() != null) {
            input(input.items(), problems.at("items"));
        }
    }

    private static void request(Request request, Problems problems) {
        if (request.auth() instanceof Auth.Signer signer) {
            value(signer.name(), problems.at("auth").at("signer"));
            names(signer.parameters(), problems.at("auth").at("parameters"));
        }
        if (request.auth() instanceof OAuth2ClientCredentials oauth2) {
            names(oauth2.parameters(), problems.at("auth").at("parameters"));
        }
        value(request.body().mediaType(), problems.at("body").at("contentType"));
        if (request.body() instanceof Body.Form form) {
            names(form.styles(), problems.at("body").at("styles"));
        }
    }

    private static void response(Response response, Problems problems) {
        conditions(response.success().when(), problems.at("success").at("when"));
        conditions(response.success().unless(), problems.at("success").at("unless"));
        outputs(response.outputs(), problems.at("outputs"));
        error(response.error(), problems.at("error"));
    }

    private static void error(ErrorMapping error, Problems problems) {
        places(error.message(), problems.at("message"));
        places(error.code(), problems.at("code"));
        ErrorFields fields = error.fields();
        if (fields != null) {
            value(fields.path(), problems.at("fields").at("path"));
            value(fields.name(), problems.at("fields").at("name"));
            value(fields.message(), problems.at("fields").at("message"));
        }
    }

    private static void places(List<Place> places, Problems problems) {
        for (int i = 0; i < places.size(); i++) {
            Problems there = PlaceRules.alternative(places, i, problems);
            if (PlaceRules.isPlain(places.get(i))) {
                value(places.get(i).path(), there);
            } else {
                place(places.get(i), there);
            }
        }
    }

    /** The name of a header is judged as one. */
    private static void place(Place place, Problems problems) {
        value(place.path(), problems.at("path"));
        value(place.pattern(), problems.at("pattern"));
    }

    private static void conditions(List<Condition> conditions, Problems problems) {
        for (int i = 0; i < conditions.size(); i++) {
            place(conditions.get(i).place(), problems.at(i));
            value(conditions.get(i).value(), problems.at(i).at("equals"));
        }
    }

    private static void outputs(List<Output> outputs, Problems problems) {
        for (int i = 0; i < outputs.size(); i++) {
            Output output = outputs.get(i);
            Problems there = problems.at(i);
            value(output.description(), there.at("description"));
            place(output.place(), there);
            value(output.format(), there.at("format"));
            value(output.comparand(), there.at("equals"));
            outputs(output.fields(), there.at("fields"));
        }
    }

    private static void value(@Nullable Object value, Problems problems) {
        if (value instanceof String text) {
            text(text, problems);
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                value(elements.get(i), problems.at(i));
            }
        } else if (value instanceof Map<?, ?> members) {
            names(members, problems);
            members.forEach((name, member) -> value(member, problems.at((String) name)));
        }
    }

    private static void names(Map<?, ?> members, Problems problems) {
        members.keySet().forEach(name -> text((String) name, problems));
    }

    private static void text(String text, Problems problems) {
        // a whole pair comes as one character beyond those of its halves
        boolean whole = text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        problems.addUnless(whole, "This has a character that is half of a pair (a lone surrogate)");
        CredentialRules.checkForm(text, problems);
    }
}
