package io.dataconnectors.console.internal.page;

import io.dataconnectors.Connector;
import io.dataconnectors.InvalidDefinitionException;
import io.dataconnectors.Output;
import io.dataconnectors.Place;
import io.dataconnectors.StaleConnectorException;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** A value of an answer becomes an output of the draft. */
public final class OutputPage implements Routes.Part {
    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-z0-9_-]+)[^A-Za-z0-9_-]*$");
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]");

    private final Views views;

    /** Makes the page. */
    public OutputPage(Views views) {
        this.views = views;
    }

    /**
     * What the page shows.
     *
     * @param head what stands above it
     * @param action where the form is sent to
     * @param run the test from which the value is; empty if there is none
     * @param name the name of the output
     * @param path the path to the value; empty if it is a header field
     * @param header the name of the header field; empty if it is in the body
     * @param description what the output means
     * @param list whether all elements of the list are meant
     * @param offersList whether the value is in a list
     * @param required whether the call fails without it
     * @param revision the revision of the draft that the person saw
     * @param taken the outputs that the draft has
     * @param problems what is wrong
     */
    public record Model(
            ConnectorHead head,
            String action,
            String run,
            String name,
            String path,
            String header,
            String description,
            boolean list,
            boolean offersList,
            boolean required,
            long revision,
            List<String> taken,
            List<String> problems) {}

    @Override
    public void addTo(Routes routes) {
        routes.get("/connectors/{id}/outputs/new", Right.EDIT, this::show);
        routes.post("/connectors/{id}/outputs", Right.EDIT, this::add);
    }

    private ConsoleResponse show(Visit visit) {
        Connector connector = visit.registry().get(visit.variable("id"));
        return views.show(visit, "output", model(visit, connector, visit.query(), connector.revision(), List.of()));
    }

    private ConsoleResponse add(Visit visit) {
        Fields form = visit.form();
        String id = visit.variable("id");
        Connector seen = visit.registry().get(id);
        try {
            visit.registry()
                    .edit(
                            id,
                            form.number("revision"),
                            seen.draft().toBuilder().output(output(form)).build());
        } catch (InvalidDefinitionException e) {
            List<String> problems = e.violations().stream()
                    .map(violation -> violation.message())
                    .toList();
            return again(422, visit, seen, form.number("revision"), problems);
        } catch (StaleConnectorException e) {
            return again(409, visit, seen, seen.revision(), List.of(Texts.text("output.stale")));
        }
        return ConsoleResponse.seeOther(back(visit, id, form));
    }

    private static String back(Visit visit, String id, Fields form) {
        Links links = visit.links();
        String link = form.given("run")
                .map(run -> links.to("connectors", id, "test", run))
                .orElse(links.connector(id, "test"));
        return Links.with(link, "added", form.text("name").strip());
    }

    private static Output output(Fields form) {
        String name = form.text("name").strip();
        String path = form.text("path").strip();
        boolean list = form.given("list").isPresent();
        Output output = form.given("header")
                .map(header -> Output.from(name, Place.header(header.strip())))
                .orElseGet(() -> Output.at(name, list ? ELEMENT.matcher(path).replaceAll("[*]") : path));
        output = list ? output.list() : output;
        output = form.given("required").isPresent() ? output.required() : output;
        return output.description(form.text("description").strip());
    }

    private ConsoleResponse again(int status, Visit visit, Connector seen, long revision, List<String> problems) {
        Model model = model(visit, seen, visit.form(), revision, problems);
        return views.show(status, visit.request(), visit, "output", model);
    }

    private static Model model(Visit visit, Connector connector, Fields typed, long revision, List<String> problems) {
        List<String> taken = connector.draft().response().outputs().stream()
                .map(Output::name)
                .toList();
        String place = typed.given("header").orElse(typed.text("path"));
        return new Model(
                ConnectorHead.of(connector, "test"),
                visit.links().to("connectors", connector.id(), "outputs"),
                typed.text("run"),
                typed.given("name").orElseGet(() -> suggested(place, taken)),
                typed.text("path"),
                typed.text("header"),
                typed.text("description"),
                typed.given("list").isPresent(),
                ELEMENT.matcher(typed.text("path")).find(),
                typed.given("required").isPresent(),
                revision,
                taken,
                problems);
    }

    /** The last name of a path, in the letters that outputs have; with a number if it is taken. */
    private static String suggested(@Nullable String place, List<String> taken) {
        Matcher last = LAST_NAME.matcher(ELEMENT.matcher(String.valueOf(place)).replaceAll(""));
        String found = last.find() ? last.group(1).toLowerCase(Locale.ROOT).replace('-', '_') : "value";
        String name = Character.isDigit(found.charAt(0)) ? "value_" + found : found;
        return Stream.iterate(1, i -> i + 1)
                .map(i -> i == 1 ? name : name + "_" + i)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElse(name);
    }
}
