package io.dataconnectors.console.internal.api;

import io.dataconnectors.console.internal.secret.SecretUse;
import io.dataconnectors.console.internal.secret.SecretUse.Named;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets.Deletion;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.spi.SecretStore.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Secrets by their names: values go in and never come out. */
public final class SecretsApi implements Routes.Part {
    private static final String SECRET = "/api/secrets/{name}";

    @Override
    public void addTo(Routes routes) {
        routes.get("/api/secrets", Right.VIEW, SecretsApi::list);
        routes.add("PUT", SECRET, Right.SECRETS, SecretsApi::put);
        routes.add("DELETE", SECRET, Right.SECRETS, SecretsApi::delete);
        routes.post(SECRET + "/origins", Right.SECRETS, SecretsApi::allow);
        routes.add("DELETE", SECRET + "/origins", Right.SECRETS, SecretsApi::disallow);
    }

    private static ConsoleResponse list(Visit visit) {
        SecretUse use =
                SecretUse.of(visit.registry(), visit.query().given("after").orElse(null));
        Map<String, Map<String, Object>> secrets = new TreeMap<>();
        use.uses().forEach((name, uses) -> secrets.put(name, form(name, null, uses.connectors())));
        WorkspaceSecrets.of(visit)
                .list()
                .forEach(entry -> secrets.put(
                        entry.name(),
                        form(entry.name(), entry, use.of(entry.name()).connectors())));
        return ApiResponse.json(Plain.object("secrets", List.copyOf(secrets.values()), "next", use.next()));
    }

    private static Map<String, Object> form(String name, @Nullable Entry entry, List<Named> users) {
        return Plain.object(
                "name",
                name,
                "set",
                entry != null,
                "origins",
                entry == null ? List.of() : List.copyOf(entry.origins().keySet()),
                "written",
                entry == null ? null : JsonForm.of(entry.written()),
                "usedBy",
                users.stream()
                        .map(user -> Map.of("id", user.id(), "name", user.name()))
                        .toList());
    }

    private static ConsoleResponse put(Visit visit) {
        String value = ApiRequest.text(ApiRequest.object(visit, "value"), "value");
        return changed(() -> WorkspaceSecrets.of(visit).put(visit.variable("name"), value));
    }

    private static ConsoleResponse delete(Visit visit) {
        Deletion deletion = WorkspaceSecrets.of(visit).delete(visit.variable("name"));
        if (deletion == Deletion.MISSING) {
            throw missing();
        }
        if (deletion == Deletion.IN_USE) {
            throw Refusal.of(409, "secret-in-use", Texts.text("refused.secret-in-use"));
        }
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse allow(Visit visit) {
        String origin = ApiRequest.text(ApiRequest.object(visit, "origin"), "origin");
        return changed(() -> {
            if (!WorkspaceSecrets.of(visit).allow(visit.variable("name"), origin)) {
                throw missing();
            }
        });
    }

    private static ConsoleResponse disallow(Visit visit) {
        return changed(() -> WorkspaceSecrets.of(visit)
                .disallow(visit.variable("name"), visit.query().text("origin")));
    }

    private static Refusal missing() {
        return Refusal.of(404, "no-such-secret", Texts.text("refused.no-such-secret"));
    }

    /** What a store says of an argument quotes no value. */
    private static ConsoleResponse changed(Runnable act) {
        try {
            act.run();
            return ConsoleResponse.of(204);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "invalid-secret", String.valueOf(e.getMessage()));
        }
    }
}
