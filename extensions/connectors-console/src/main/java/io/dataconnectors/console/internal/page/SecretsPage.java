package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector.Stamp;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.console.internal.secret.SecretUse;
import io.dataconnectors.console.internal.secret.SecretUse.Named;
import io.dataconnectors.console.internal.secret.SecretUse.Use;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets;
import io.dataconnectors.console.internal.secret.WorkspaceSecrets.Deletion;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.spi.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.Nullable;

/**
 * The secrets of a workspace: their names, whether each is set, what uses it, and where it may be sent. A value goes in, and is
 * sent to no page.
 */
public final class SecretsPage implements Routes.Part {
    private static final String VALUE = TroublePages.SECRET_FIELD + "value";

    /** The form as it is shown first. A link fills nothing in: it could come from somebody who wants a secret sent elsewhere. */
    private static final Fields UNTOUCHED = Fields.read("");

    private final Views views;

    /** Makes the page. */
    public SecretsPage(Views views) {
        this.views = views;
    }

    /**
     * What the list shows.
     *
     * @param kept whether the host keeps secrets here
     * @param secrets the secrets that are kept, and those that connectors name
     * @param next where more connectors are looked at, or null if all were
     * @param within what the links to single secrets have behind them, to look at the same connectors
     * @param name the name that was typed
     * @param origin the origin that was typed
     * @param problem why nothing was set, or null if nobody tried
     */
    public record Model(
            boolean kept,
            List<Row> secrets,
            @Nullable String next,
            String within,
            String name,
            String origin,
            @Nullable String problem) {}

    /**
     * One secret.
     *
     * @param name its name
     * @param written when it was set, and by whom; null if it is not set
     * @param origins where it may be sent
     * @param users the connectors that name it
     */
    public record Row(String name, @Nullable Stamp written, Map<String, Stamp> origins, List<Named> users) {}

    /**
     * What the page of one secret shows.
     *
     * @param secret the secret
     * @param suggested where connectors would send it, but may not
     * @param next where more connectors are looked at, or null if all were
     * @param problem why something was not done, or null if nobody tried
     */
    public record One(
            Row secret,
            Set<String> suggested,
            @Nullable String next,
            @Nullable String problem) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/secrets", Right.VIEW, visit -> show(visit, 200, UNTOUCHED, null));
        routes.post("/secrets", Right.SECRETS, this::set);
        routes.get("/secrets/{name}", Right.VIEW, visit -> showOne(visit, 200, null));
        routes.post("/secrets/{name}", Right.SECRETS, this::replace);
        routes.post("/secrets/{name}/allow", Right.SECRETS, this::allow);
        routes.post("/secrets/{name}/disallow", Right.SECRETS, this::disallow);
        routes.post("/secrets/{name}/delete", Right.SECRETS, this::delete);
    }

    private ConsoleResponse show(Visit visit, int status, Fields typed, @Nullable String problem) {
        boolean kept = visit.host().secrets() != null;
        String after = after(visit);
        SecretUse use = SecretUse.of(visit.registry(), after);
        Map<String, Row> rows = new TreeMap<>();
        use.uses().forEach((name, uses) -> rows.put(name, new Row(name, null, Map.of(), uses.connectors())));
        if (kept) {
            WorkspaceSecrets.of(visit).list().forEach(entry -> rows.put(entry.name(), row(entry, use)));
        }
        Model model = new Model(
                kept,
                List.copyOf(rows.values()),
                more(visit.links().to("secrets"), use),
                after == null ? "" : Links.with("", "after", after),
                typed.text("name"),
                typed.text("origin"),
                problem);
        return views.show(status, visit.request(), visit, "secrets", model);
    }

    /** Returns which connectors were looked at before. A form that was sent looks at the first again. */
    @Nullable
    private static String after(Visit visit) {
        return visit.query().given("after").orElse(null);
    }

    @Nullable
    private static String more(String page, SecretUse use) {
        return use.next() == null ? null : Links.with(page, "after", use.next());
    }

    private static Row row(SecretStore.Entry entry, SecretUse use) {
        return new Row(
                entry.name(),
                entry.written(),
                entry.origins(),
                use.of(entry.name()).connectors());
    }

    private ConsoleResponse showOne(Visit visit, int status, @Nullable String problem) {
        String name = visit.variable("name");
        SecretUse use = SecretUse.of(visit.registry(), after(visit));
        Use uses = use.of(name);
        Row secret = WorkspaceSecrets.of(visit).list().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> row(entry, use))
                .findFirst()
                .orElseGet(() -> new Row(name, null, Map.of(), uses.connectors()));
        boolean all = use.next() == null && after(visit) == null;
        if (all && secret.written() == null && secret.users().isEmpty()) {
            throw Refusal.notFound();
        }
        Set<String> suggested = new TreeSet<>(uses.origins());
        suggested.removeAll(secret.origins().keySet());
        One model = new One(secret, suggested, more(visit.links().to("secrets", name), use), problem);
        return views.show(status, visit.request(), visit, "secret", model);
    }

    private ConsoleResponse set(Visit visit) {
        Fields form = visit.form();
        String name = form.text("name").strip();
        try {
            Optional<String> origin = form.given("origin").map(String::strip).map(SecretStore::origin);
            put(visit, name);
            origin.ifPresent(where -> WorkspaceSecrets.of(visit).allow(name, where));
            return back(visit, name);
        } catch (IllegalArgumentException | QuotaExceededException e) {
            return show(visit, 422, form, String.valueOf(e.getMessage()));
        }
    }

    private ConsoleResponse replace(Visit visit) {
        return changed(visit, () -> put(visit, visit.variable("name")));
    }

    private ConsoleResponse allow(Visit visit) {
        return changed(
                visit,
                () -> WorkspaceSecrets.of(visit)
                        .allow(
                                visit.variable("name"),
                                visit.form().text("origin").strip()));
    }

    private ConsoleResponse disallow(Visit visit) {
        return changed(
                visit,
                () -> WorkspaceSecrets.of(visit)
                        .disallow(visit.variable("name"), visit.form().text("origin")));
    }

    private ConsoleResponse delete(Visit visit) {
        return WorkspaceSecrets.of(visit).delete(visit.variable("name")) == Deletion.IN_USE
                ? showOne(visit, 409, Texts.text("secrets.in-use"))
                : ConsoleResponse.seeOther(visit.links().to("secrets"));
    }

    private ConsoleResponse changed(Visit visit, Runnable change) {
        try {
            change.run();
            return back(visit, visit.variable("name"));
        } catch (IllegalArgumentException | QuotaExceededException e) {
            return showOne(visit, 422, String.valueOf(e.getMessage()));
        }
    }

    /** The white space that is copied along with a value is no part of it. */
    private static void put(Visit visit, String name) {
        WorkspaceSecrets.of(visit).put(name, visit.form().text(VALUE).strip());
    }

    private static ConsoleResponse back(Visit visit, String name) {
        return ConsoleResponse.seeOther(visit.links().to("secrets", name));
    }
}
