package io.dataconnectors.console.internal.api;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.gallery.Gallery;
import io.dataconnectors.gallery.Operation;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.imports.curl.CurlImport;
import io.dataconnectors.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a connector can be begun with: an operation of the gallery, or a command for curl. Nothing is created yet. */
public final class BeginningsApi implements Routes.Part {
    private static final String OPERATION = "/api/gallery/{vendor}/{operation}";
    private static final String SETTINGS = "settings";

    @Override
    public void addTo(Routes routes) {
        routes.get("/api/gallery", Right.VIEW, BeginningsApi::list);
        routes.get(OPERATION, Right.VIEW, BeginningsApi::show);
        routes.post(OPERATION + "/fill", Right.EDIT, BeginningsApi::fill);
        routes.post("/api/import/curl", Right.EDIT, BeginningsApi::importCurl);
    }

    private static ConsoleResponse list(Visit visit) {
        List<Operation> found = Gallery.ofVendors().search(visit.query().text("search"));
        return ApiResponse.json(
                Map.of("operations", found.stream().map(BeginningsApi::listed).toList()));
    }

    private static Map<String, Object> listed(Operation operation) {
        return Map.of(
                "id", operation.id(),
                "title", operation.title(),
                "vendor", operation.vendor().title(),
                "docs", operation.vendor().docs().toString(),
                "method", operation.definition().request().method().name(),
                "description", operation.definition().description());
    }

    /** The document has the settings of an example in it. */
    private static ConsoleResponse show(Visit visit) {
        Operation operation = operation(visit);
        Map<String, Object> form = new LinkedHashMap<>(listed(operation));
        form.put("pack", Json.read(operation.pack().write()));
        form.put("document", ConnectorDocument.toValue(operation.definition()));
        return ApiResponse.json(form);
    }

    private static ConsoleResponse fill(Visit visit) {
        Map<String, Object> settings = ApiRequest.members(ApiRequest.object(visit, SETTINGS), SETTINGS);
        ConnectorDefinition filled = operation(visit).fill(settings);
        return ApiResponse.json(Map.of("document", ConnectorDocument.toValue(filled)));
    }

    private static Operation operation(Visit visit) {
        Operation operation =
                Gallery.ofVendors().operation(visit.variable("vendor") + "/" + visit.variable("operation"));
        if (operation == null) {
            throw Refusal.notFound();
        }
        return operation;
    }

    /** Of the credentials in the command there are the names alone: they are put into the store of secrets one by one. */
    private static ConsoleResponse importCurl(Visit visit) {
        String command = ApiRequest.text(ApiRequest.object(visit, "command"), "command");
        try {
            ImportedDraft draft = CurlImport.read(command);
            return ApiResponse.json(Map.of(
                    "document", ConnectorDocument.toValue(draft.definition()),
                    "secrets", List.copyOf(draft.secrets().keySet()),
                    "notes",
                            draft.notes().stream()
                                    .map(note -> Map.of("kind", note.kind().name(), "message", note.message()))
                                    .toList()));
        } catch (ImportException e) {
            throw new InvalidDefinitionException(e.violations());
        }
    }
}
