package io.dataconnectors.console.internal.page;

import io.dataconnectors.console.internal.guard.FrontDoor.Troubles;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Body;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Trouble;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Pages that say what went wrong, in a sentence. A form that was sent too late is given back, to be sent again. */
public final class TroublePages implements Troubles {
    /** Fields whose names begin with this have secrets in them, which are sent to no page. */
    public static final String SECRET_FIELD = "secret-";

    private final Views views;

    /** Makes the pages. */
    public TroublePages(Views views) {
        this.views = views;
    }

    /**
     * What such a page shows.
     *
     * @param title what went wrong, in a few words
     * @param message what went wrong, and what helps
     * @param id the id that the host's log has, or null if the log has nothing
     * @param login where to log in, or null
     * @param action where the form that is given back is sent to, or null if there is none
     * @param fields the fields of that form
     * @param part whether it stands in the page that is shown
     */
    public record Model(
            String title,
            String message,
            @Nullable String id,
            @Nullable String login,
            @Nullable String action,
            List<Field> fields,
            boolean part) {}

    /**
     * A field of a form that is given back.
     *
     * @param name its name
     * @param value what was typed
     */
    public record Field(String name, String value) {}

    @Override
    public ConsoleResponse loggedOut(ConsoleRequest request, Body body, @Nullable String login) {
        String message = Texts.text(login == null ? "trouble.logged-out.no-login" : "trouble.logged-out.message");
        return show(401, request, body, null, new Trouble(401, "logged-out", message, null), login);
    }

    @Override
    public ConsoleResponse failed(ConsoleRequest request, Body body, @Nullable Visit visit, Throwable problem) {
        Trouble trouble = Trouble.of(problem);
        return show(trouble.status(), request, body, visit, trouble, null);
    }

    private ConsoleResponse show(
            int status,
            ConsoleRequest request,
            Body body,
            @Nullable Visit visit,
            Trouble trouble,
            @Nullable String login) {
        boolean again = trouble.code().equals("logged-out") || trouble.code().equals("expired-form");
        List<Field> fields =
                again && body.isForm() && request.method().equals("POST") ? fields(visit, body) : List.of();
        Model model = new Model(
                title(trouble),
                trouble.message(),
                trouble.id(),
                login,
                fields.isEmpty() ? null : request.basePath() + request.path(),
                fields,
                "true".equals(request.header("HX-Request")));
        return views.show(status, request, visit, "trouble", model);
    }

    private static String title(Trouble trouble) {
        return switch (trouble.status()) {
            case 401 -> Texts.text("trouble.logged-out");
            case 403, 421 -> Texts.text("trouble.refused");
            case 404 -> Texts.text("trouble.not-found");
            case 409, 412 -> Texts.text("trouble.conflict");
            case 500 -> Texts.text("trouble.broken");
            case 503 -> Texts.text("trouble.store");
            default -> Texts.text("trouble.malformed");
        };
    }

    private static List<Field> fields(@Nullable Visit visit, Body body) {
        List<Field> kept = new ArrayList<>();
        try {
            Fields form = body.form();
            for (String name : form.names()) {
                boolean token = visit == null
                        ? name.startsWith("_")
                        : name.equals(visit.token().field());
                if (!token && !name.startsWith(SECRET_FIELD)) {
                    form.all(name).forEach(value -> kept.add(new Field(name, value)));
                }
            }
        } catch (Refusal e) {
            return List.of(); // a form that cannot be read is nothing to give back
        }
        return kept;
    }
}
