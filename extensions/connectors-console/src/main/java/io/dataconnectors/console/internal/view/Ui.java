package io.dataconnectors.console.internal.view;

import gg.jte.Content;
import io.dataconnectors.console.internal.asset.Assets;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleTokens.Token;
import io.dataconnectors.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import javax.annotation.Nullable;

/** What every template has besides what it shows: texts, links, the person and the moment. Used by one thread. */
public final class Ui {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Links links;
    private final Assets assets;
    private final Instant now;
    private final String hostHeader;

    @Nullable
    private final Visit visit;

    /** What the page is called; null while nobody says that there is a page. */
    @Nullable
    private String title;

    Ui(Links links, Assets assets, Instant now, String hostHeader, @Nullable Visit visit) {
        this.links = links;
        this.assets = assets;
        this.now = now;
        this.hostHeader = hostHeader;
        this.visit = visit;
    }

    /** Says that the template is a whole page, which stands in the layout under a title, and no part of one. */
    public void page(String called) {
        title = called;
    }

    boolean isPage() {
        return title != null;
    }

    /** Returns what the page is called. */
    public String title() {
        return Objects.requireNonNull(title, "title");
    }

    /** Returns a text of the bundle. */
    public String text(String key, Object... values) {
        return Texts.text(key, values);
    }

    /** Returns what makes links. */
    public Links links() {
        return links;
    }

    /** Returns the address of a style sheet or a script. */
    public String asset(String name) {
        return assets.link(links, name);
    }

    /** Whether somebody is let in. */
    public boolean isVisited() {
        return visit != null;
    }

    /** Returns the part of the console that is shown, as its path begins: {@code connectors}, which the list is of too. */
    public String section() {
        String[] path = visit == null ? new String[0] : visit.request().path().split("/", 3);
        return path.length < 2 || path[1].isEmpty() ? "connectors" : path[1];
    }

    /** Returns who is let in, or an empty text. */
    public String person() {
        return visit == null ? "" : visit.visitor().person();
    }

    /** Returns the workspace, or an empty text. */
    public String workspace() {
        return visit == null ? "" : visit.visitor().workspace();
    }

    /** Whether the person may do something. */
    public boolean may(Right right) {
        return visit != null && visit.may(right);
    }

    /** Returns the token that every form carries, or null if nobody is let in. */
    @Nullable
    public Token token() {
        return visit == null ? null : visit.token();
    }

    /** Returns the host's own HTML above the page, which is trusted. */
    public Content hostHeader() {
        return output -> output.writeContent(hostHeader);
    }

    /** Returns a moment as people read it. */
    public String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** Returns a plain value as JSON, in one line. */
    public String json(@Nullable Object value) {
        return Json.write(value);
    }

    /** Returns how long ago a moment was. */
    public String ago(Instant instant) {
        Duration age = Duration.between(instant, now);
        if (age.toMinutes() < 1) {
            return text("ago.now");
        }
        if (age.toHours() < 1) {
            return text("ago.minutes", age.toMinutes());
        }
        return age.toDays() < 1 ? text("ago.hours", age.toHours()) : text("ago.days", age.toDays());
    }
}
