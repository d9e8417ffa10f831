package io.dataconnectors.console.internal.page;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.OAuth2ClientCredentials;
import io.dataconnectors.Secret;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.imports.ImportException;
import io.dataconnectors.imports.ImportNote;
import io.dataconnectors.imports.ImportedDraft;
import io.dataconnectors.imports.curl.CurlImport;
import io.dataconnectors.spi.SecretStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page on which a command for curl is pasted, which becomes the form of a new connector. The command is in no page that
 * is sent back, as it may have credentials in it; those that are found can be kept as secrets.
 */
public final class CurlPage implements Routes.Part {
    private static final String COMMAND = TroublePages.SECRET_FIELD + "command";

    private final Views views;
    private final EditPage form;

    /** Makes the page, which leads to a form. */
    public CurlPage(Views views, EditPage form) {
        this.views = views;
        this.form = form;
    }

    /**
     * What the page shows.
     *
     * @param problems why the command could not be read
     * @param keeps whether this person can have secrets kept
     */
    public record Model(List<String> problems, boolean keeps) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/curl", Right.EDIT, visit -> show(visit, 200, List.of()));
        routes.post("/connectors/curl", Right.EDIT, this::read);
    }

    private ConsoleResponse show(Visit visit, int status, List<String> problems) {
        String template = visit.wantsFragment() ? "curl-problems" : "curl";
        return views.show(status, visit.request(), visit, template, new Model(problems, keeps(visit)));
    }

    private static boolean keeps(Visit visit) {
        return visit.host().secrets() != null && visit.may(Right.SECRETS);
    }

    private ConsoleResponse read(Visit visit) {
        ImportedDraft imported;
        try {
            imported = CurlImport.read(visit.form().text(COMMAND).replace("\r\n", "\n"));
        } catch (ImportException e) {
            return show(
                    visit, 422, e.violations().stream().map(Violation::message).toList());
        }
        List<String> notes = new ArrayList<>(
                imported.notes().stream().map(ImportNote::message).toList());
        boolean keep = keeps(visit)
                && visit.form().text("keep").equals("true")
                && imported.secrets().values().stream().allMatch(CurlPage::fits);
        ConnectorDefinition definition = keep ? kept(visit, imported, notes) : imported.definition();
        if (!keep && !imported.secrets().isEmpty()) {
            notes.add(Texts.text(
                    "curl.not-kept", String.join(", ", imported.secrets().keySet())));
        }
        ConsoleResponse filled = form.filled(visit, definition, notes);
        return visit.wantsFragment() // the whole page comes in the place of this one, which a refused command stays on
                ? filled.header("HX-Retarget", "body").header("HX-Reswap", "innerHTML show:top")
                : filled;
    }

    private static boolean fits(Secret secret) {
        return secret.reveal().length() <= SecretStore.MAX_LENGTH;
    }

    /** Keeps what was found under names that no other secret has, and returns the definition with these names. */
    private static ConnectorDefinition kept(Visit visit, ImportedDraft imported, List<String> notes) {
        WorkspaceSecrets secrets = WorkspaceSecrets.of(visit);
        Set<String> taken = secrets.list().stream().map(SecretStore.Entry::name).collect(Collectors.toSet());
        Set<String> origins = origins(imported.definition());
        String document = ConnectorDocument.write(imported.definition());
        for (Map.Entry<String, Secret> found : imported.secrets().entrySet()) {
            String name = unused(found.getKey(), taken);
            document = document.replaceAll(
                    "\\{\\{(\\s*)secret\\." + found.getKey() + "(?![A-Za-z0-9_])", "{{$1secret." + name);
            secrets.put(name, found.getValue().reveal());
            origins.forEach(origin -> secrets.allow(name, origin));
            notes.add(Texts.text("curl.kept", name, String.join(", ", origins)));
        }
        return ConnectorDocument.read(document);
    }

    private static String unused(String name, Set<String> taken) {
        String unused = name;
        for (int i = 2; !taken.add(unused); i++) {
            unused = name + "_" + i;
        }
        return unused;
    }

    /** Returns the servers that the command calls, as far as they are not for somebody to fill in. */
    private static Set<String> origins(ConnectorDefinition definition) {
        Auth auth = definition.request().auth();
        Stream<String> tokens =
                auth instanceof OAuth2ClientCredentials oauth ? Stream.of(oauth.tokenUrl()) : Stream.of();
        Set<String> origins = new LinkedHashSet<>();
        Stream.concat(Stream.of(definition.request().url()), tokens).forEach(url -> {
            String origin = url.replaceFirst("^(https://[^/?#]*).*$", "$1");
            if (!origin.contains("{{")) {
                origins.add(SecretStore.origin(origin));
            }
        });
        return origins;
    }
}
