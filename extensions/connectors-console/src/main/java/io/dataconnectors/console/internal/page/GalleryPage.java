package io.dataconnectors.console.internal.page;

import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Violation;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.gallery.Gallery;
import io.dataconnectors.gallery.Operation;
import io.dataconnectors.gallery.Vendor;
import io.dataconnectors.spi.SecretStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;

/** The gallery: operations of vendors are found, their settings filled in, and the form of a new connector is filled with one. */
public final class GalleryPage implements Routes.Part {
    private static final String OPERATION = "/connectors/gallery/{vendor}/{operation}";
    private static final String SETTINGS = "/settings";

    private final Views views;
    private final EditPage form;

    /** Makes the page, which leads to a form. */
    public GalleryPage(Views views, EditPage form) {
        this.views = views;
        this.form = form;
    }

    /**
     * What the list shows.
     *
     * @param search what was looked for
     * @param count how many operations were found
     * @param vendors the operations that were found, by vendor
     */
    public record Found(String search, int count, Map<Vendor, List<Operation>> vendors) {}

    /**
     * What the page of an operation shows.
     *
     * @param operation the operation
     * @param fields its settings
     * @param problems what is wrong beside them
     * @param secrets the secrets that it names
     */
    public record One(Operation operation, List<InputField> fields, List<String> problems, List<NamedSecret> secrets) {}

    /**
     * A secret that an operation names.
     *
     * @param name its name
     * @param about what it is
     * @param set whether there is one of this name; null if the host keeps secrets elsewhere
     */
    public record NamedSecret(
            String name, String about, @Nullable Boolean set) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/gallery", Right.EDIT, this::list);
        routes.get(OPERATION, Right.EDIT, this::show);
        routes.post(OPERATION, Right.EDIT, this::use);
    }

    private ConsoleResponse list(Visit visit) {
        String search = visit.query().text("q").strip();
        List<Operation> found = Gallery.ofVendors().search(search);
        Map<Vendor, List<Operation>> vendors = found.stream()
                .collect(Collectors.groupingBy(Operation::vendor, LinkedHashMap::new, Collectors.toList()));
        String template = visit.wantsFragment() ? "gallery-results" : "gallery";
        return views.show(visit, template, new Found(search, found.size(), vendors));
    }

    private ConsoleResponse show(Visit visit) {
        Operation operation = operation(visit);
        return show(visit, 200, operation, new TestInputs(operation.pack().settings(), Fields.read("")));
    }

    private ConsoleResponse show(Visit visit, int status, Operation operation, TestInputs settings) {
        One one = new One(operation, settings.fields(), settings.otherProblems(), secrets(visit, operation));
        return views.show(status, visit.request(), visit, "gallery-one", one);
    }

    private static Operation operation(Visit visit) {
        Operation operation =
                Gallery.ofVendors().operation(visit.variable("vendor") + "/" + visit.variable("operation"));
        if (operation == null) {
            throw Refusal.notFound();
        }
        return operation;
    }

    private static List<NamedSecret> secrets(Visit visit, Operation operation) {
        SecretStore store = visit.host().secrets();
        Set<String> there = store == null
                ? Set.of()
                : store.list(visit.visitor().workspace()).stream()
                        .map(SecretStore.Entry::name)
                        .collect(Collectors.toSet());
        List<NamedSecret> secrets = new ArrayList<>();
        operation
                .pack()
                .secrets()
                .forEach((name, about) ->
                        secrets.add(new NamedSecret(name, about, store == null ? null : there.contains(name))));
        return secrets;
    }

    private ConsoleResponse use(Visit visit) {
        Operation operation = operation(visit);
        TestInputs settings = new TestInputs(operation.pack().settings(), visit.form());
        try {
            ConnectorDefinition definition =
                    operation.fill(settings.invocation().inputs());
            return form.filled(visit, definition, notes(visit, operation));
        } catch (InvalidDefinitionException e) {
            settings.refused(e.violations().stream().map(GalleryPage::ofSetting).toList());
            return show(visit, 422, operation, settings);
        }
    }

    private static Violation ofSetting(Violation violation) {
        String pointer = violation.pointer();
        return Violation.of(
                violation.code(),
                pointer.startsWith(SETTINGS + "/") ? pointer.substring(SETTINGS.length()) : pointer,
                violation.message());
    }

    private static List<String> notes(Visit visit, Operation operation) {
        List<String> notes = new ArrayList<>(List.of(Texts.text("gallery.note", operation)));
        for (NamedSecret secret : secrets(visit, operation)) {
            if (!Boolean.TRUE.equals(secret.set())) {
                notes.add(Texts.text("gallery.note.secret", secret.name(), secret.about()));
            }
        }
        operation.pack().signers().forEach((name, about) -> notes.add(Texts.text("gallery.note.signer", name, about)));
        return notes;
    }
}
