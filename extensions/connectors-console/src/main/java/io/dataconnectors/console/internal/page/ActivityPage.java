package io.dataconnectors.console.internal.page;

import io.dataconnectors.CallQuery;
import io.dataconnectors.FailureKind;
import io.dataconnectors.LoggedCall;
import io.dataconnectors.console.internal.text.Texts;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Fields;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The calls of a workspace: how they ended and how long they took, as a chart and as a list. */
public final class ActivityPage implements Routes.Part {
    private static final int ROWS = 25;
    private static final List<String> FILTERS = List.of("connector", "outcome", "time", "who");

    private static final Map<String, Duration> SPANS = Map.of(
            "hour",
            Duration.ofHours(1),
            "day",
            Duration.ofDays(1),
            "week",
            Duration.ofDays(7),
            "month",
            Duration.ofDays(30));

    private final Views views;
    private final Clock clock;

    /** Makes the page. */
    public ActivityPage(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param connector the name of the connector that was looked for, or empty
     * @param outcome {@code succeeded}, {@code failed}, a kind of failure, or empty
     * @param outcomes the outcomes that can be looked for
     * @param time {@code hour}, {@code day}, {@code week} or {@code month}
     * @param who for whom the calls were made, or empty
     * @param chart the newest of the calls in a chart
     * @param cut whether there are more than are in the chart
     * @param calls the calls of this page, the newest first
     * @param start the first page, or null if this is it
     * @param next the next page, or null if this is the last
     */
    public record Model(
            String connector,
            String outcome,
            List<String> outcomes,
            String time,
            String who,
            CallChart chart,
            boolean cut,
            List<LoggedCall> calls,
            @Nullable String start,
            @Nullable String next) {
        /** Returns a kind of failure as people read it. */
        public static String said(String kind) {
            return kind.replace('_', ' ');
        }
    }

    @Override
    public void addTo(Routes routes) {
        routes.get("/activity", Right.VIEW, this::show);
    }

    private ConsoleResponse show(Visit visit) {
        Fields asked = visit.query();
        String time = asked.given("time").filter(SPANS::containsKey).orElse("day");
        Instant now = clock.instant();
        Instant from = now.minus(SPANS.getOrDefault(time, Duration.ZERO));
        CallQuery query = query(asked).from(from);
        LoggedCall.Page all = visit.registry().log().find(query.limit(CallQuery.MAX_LIMIT));
        LoggedCall.Page page = page(visit, query.limit(ROWS), asked);
        String same = same(visit, asked);
        Model model = new Model(
                asked.text("connector").strip(),
                asked.text("outcome"),
                outcomes(),
                time,
                asked.text("who").strip(),
                CallChart.of(all.calls(), from, now),
                all.next() != null,
                page.calls(),
                asked.given("after").isPresent() ? same : null,
                page.next() == null ? null : Links.with(same, "after", page.next()));
        boolean part = visit.wantsFragment()
                && "activity-results".equals(visit.request().header("HX-Target"));
        return views.show(visit, part ? "activity-results" : "activity", model);
    }

    private static LoggedCall.Page page(Visit visit, CallQuery query, Fields asked) {
        try {
            return visit.registry()
                    .log()
                    .find(asked.given("after").map(query::after).orElse(query));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(Texts.text("refused.no-page"));
        }
    }

    private static String same(Visit visit, Fields asked) {
        String link = visit.links().to("activity");
        for (String filter : FILTERS) {
            if (asked.given(filter).isPresent()) {
                link = Links.with(link, filter, asked.text(filter));
            }
        }
        return link;
    }

    private static CallQuery query(Fields asked) {
        CallQuery query = CallQuery.all();
        query = asked.given("connector")
                .map(String::strip)
                .map(query::connector)
                .orElse(query);
        query = asked.given("who").map(String::strip).map(query::onBehalfOf).orElse(query);
        return switch (asked.text("outcome")) {
            case "succeeded" -> query.succeeding();
            case "failed" -> query.failing();
            default -> failing(query, asked.text("outcome"));
        };
    }

    private static CallQuery failing(CallQuery query, String word) {
        return Stream.of(FailureKind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst()
                .map(query::failing)
                .orElse(query);
    }

    private static List<String> outcomes() {
        return Stream.of(FailureKind.values()).map(ActivityPage::word).toList();
    }

    private static String word(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
