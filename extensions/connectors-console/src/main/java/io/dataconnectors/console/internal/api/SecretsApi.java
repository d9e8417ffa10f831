package io.dataconnectors.console.internal.api;

import io.dataconnectors.console.internal.secret.WorkspaceSecrets;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets.Named;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.JsonForm;
import io.dataconnectors.internal.json.Plain;
import io.dataconnectors.spi.SecretStore.Entry;
import java.util.List;
import java.util.Map;

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
        List<Map<String, Object>> secrets =
                WorkspaceSecrets.of(visit).all().stream().map(SecretsApi::form).toList();
        return ApiResponse.json(Map.of("secrets", secrets));
    }

    private static Map<String, Object> form(Named secret) {
        Entry entry = secret.entry();
        return Plain.object(
                "name",
                secret.name(),
                "set",
                entry != null,
                "origins",
                entry == null ? List.of() : List.copyOf(entry.origins().keySet()),
                "written",
                entry == null ? null : JsonForm.of(entry.written()),
                "usedBy",
                secret.users().stream()
                        .map(user -> Map.of("id", user.id(), "name", user.name()))
                        .toList());
    }

    private static ConsoleResponse put(Visit visit) {
        WorkspaceSecrets.of(visit)
                .put(visit.variable("name"), ApiRequest.text(ApiRequest.object(visit, "value"), "value"));
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse delete(Visit visit) {
        WorkspaceSecrets.of(visit).delete(visit.variable("name"));
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse allow(Visit visit) {
        WorkspaceSecrets.of(visit)
                .allow(visit.variable("name"), ApiRequest.text(ApiRequest.object(visit, "origin"), "origin"));
        return ConsoleResponse.of(204);
    }

    private static ConsoleResponse disallow(Visit visit) {
        WorkspaceSecrets.of(visit)
                .disallow(visit.variable("name"), visit.query().text("origin"));
        return ConsoleResponse.of(204);
    }
}
