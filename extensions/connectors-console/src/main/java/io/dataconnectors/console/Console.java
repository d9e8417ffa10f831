package io.dataconnectors.console;

import io.dataconnectors.Dependent;
import io.dataconnectors.console.internal.api.ApiProblems;
import io.dataconnectors.console.internal.api.BeginningsApi;
import io.dataconnectors.console.internal.api.ConnectorsApi;
import io.dataconnectors.console.internal.api.HistoryApi;
import io.dataconnectors.console.internal.api.OpenApi;
import io.dataconnectors.console.internal.api.SecretsApi;
import io.dataconnectors.console.internal.api.TrialsApi;
import io.dataconnectors.console.internal.api.WorkspaceApi;
import io.dataconnectors.console.internal.asset.Assets;
import io.dataconnectors.console.internal.asset.Theme;
import io.dataconnectors.console.internal.guard.FrontDoor;
import io.dataconnectors.console.internal.guard.FrontDoor.Doorkeeper;
import io.dataconnectors.console.internal.guard.SignedTokens;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.internal.page.ActivityPage;
import io.dataconnectors.console.internal.page.ConnectorPage;
import io.dataconnectors.console.internal.page.CurlPage;
import io.dataconnectors.console.internal.page.DraftPage;
import io.dataconnectors.console.internal.page.EditPage;
import io.dataconnectors.console.internal.page.GalleryPage;
import io.dataconnectors.console.internal.page.HistoryPage;
import io.dataconnectors.console.internal.page.ListFacts;
import io.dataconnectors.console.internal.page.ListPage;
import io.dataconnectors.console.internal.page.LivePage;
import io.dataconnectors.console.internal.page.NamePage;
import io.dataconnectors.console.internal.page.OutputPage;
import io.dataconnectors.console.internal.page.SecretsPage;
import io.dataconnectors.console.internal.page.TestPage;
import io.dataconnectors.console.internal.page.TestRuns;
import io.dataconnectors.console.internal.page.TroublePages;
import io.dataconnectors.console.internal.view.Views;
import io.dataconnectors.console.internal.web.Host;
import io.dataconnectors.console.internal.web.Routes;
import io.dataconnectors.console.internal.web.TestsUnderWay;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import io.dataconnectors.console.spi.ConsoleTokens;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.Nullable;

/**
 * The screen <i>Integrations &gt; Data connectors</i>, which a host mounts into its own application: a request goes in, a
 * response comes out. {@code ConsoleServlet} and {@code ConsoleHandler} connect it to a server.
 *
 * <pre>{@code
 * Console console = Console.builder(registry, access).build();
 * context.addServlet(new ServletHolder(new ConsoleServlet(console)), "/connectors/*");
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public final class Console implements AutoCloseable {
    private static final Duration FACTS = Duration.ofSeconds(2);

    private final Routes routes;
    private final FrontDoor door;
    private final ListFacts facts = new ListFacts(FACTS);
    private final TestsUnderWay underWay = new TestsUnderWay();
    private final TestRuns tests = new TestRuns(underWay);

    private Console(Builder builder) {
        Host host = new Host(builder.registry, builder.secrets, builder.dependentLinks, builder.header);
        Assets assets = new Assets(new Theme(builder.light, builder.dark));
        Views views = new Views(host, assets, Clock.systemUTC());
        ConsoleTokens tokens =
                builder.tokens == null ? new SignedTokens(builder.key, Clock.systemUTC()) : builder.tokens;
        Doorkeeper keeper = new Doorkeeper(builder.access, tokens, builder.hosts, builder.trustsForwarded);
        routes = routes(views, builder.key);
        door = new FrontDoor(host, keeper, assets, routes, new TroublePages(views), new ApiProblems());
    }

    private Routes routes(Views views, SigningKey key) {
        Routes routes = new Routes();
        pages(views, key).forEach(page -> page.addTo(routes));
        api().forEach(part -> part.addTo(routes));
        return routes;
    }

    /** All pages. A new one is added here. */
    private List<Routes.Part> pages(Views views, SigningKey key) {
        EditPage form = new EditPage(views);
        return List.of(
                new ListPage(views, facts),
                form,
                new CurlPage(views, form),
                new GalleryPage(views, form),
                new NamePage(views, facts),
                new ConnectorPage(views, facts),
                new TestPage(views, tests, key, Clock.systemUTC()),
                new OutputPage(views),
                new LivePage(views),
                new DraftPage(views),
                new HistoryPage(views),
                new ActivityPage(views, Clock.systemUTC()),
                new SecretsPage(views));
    }

    /** All of the JSON API. */
    private List<Routes.Part> api() {
        return List.of(
                new ConnectorsApi(),
                new BeginningsApi(),
                new TrialsApi(underWay),
                new HistoryApi(),
                new WorkspaceApi(),
                new SecretsApi(),
                new OpenApi());
    }

    /** Returns every address of the console. */
    List<Routes.Route> addresses() {
        return routes.all();
    }

    /**
     * Returns a builder of a console.
     *
     * @param registry the host's connectors; the workspace and the person come from each request
     * @param access who may do what
     */
    public static Builder builder(ConnectorRegistry registry, ConsoleAccess access) {
        return new Builder(registry, access);
    }

    /** Returns the response to a request. What goes wrong is a response too. */
    public ConsoleResponse handle(ConsoleRequest request) {
        return door.answer(request);
    }

    /**
     * Cancels the tests that are under way, of pages and of the API, and ends the threads of the console. Each such test is told as
     * cancelled, and its call is logged as one whose delivery is not known before this returns; what holds a test or the log up
     * for longer than 5 seconds is not waited for, nor is a write that has just passed the ledger. No more are begun; pages that
     * only show something are served on.
     */
    @Override
    public void close() {
        underWay.close();
        facts.close();
    }

    /** Collects what a host plugs in. Not safe for use by several threads. */
    public static final class Builder {
        private final ConnectorRegistry registry;
        private final ConsoleAccess access;
        private SigningKey key = SigningKey.random();

        /** The host's own; null for those of the console. */
        @Nullable
        private ConsoleTokens tokens;

        @Nullable
        private SecretStore secrets;

        @Nullable
        private Set<String> hosts;

        private boolean trustsForwarded;
        private Function<Dependent, Optional<String>> dependentLinks = dependent -> Optional.empty();
        private Function<ConsoleRequest, String> header = request -> "";
        private Map<String, String> light = Map.of();
        private Map<String, String> dark = Map.of();

        private Builder(ConnectorRegistry registry, ConsoleAccess access) {
            this.registry = Objects.requireNonNull(registry, "registry");
            this.access = Objects.requireNonNull(access, "access");
        }

        /** Sets where secrets are kept. Without one, the console shows what secrets connectors name, and no more. */
        public Builder secrets(SecretStore store) {
            secrets = Objects.requireNonNull(store, "store");
            return this;
        }

        /** Sets where the host shows what uses a connector: a path or a URL of its own. */
        public Builder dependentLinks(Function<Dependent, Optional<String>> links) {
            dependentLinks = Objects.requireNonNull(links, "links");
            return this;
        }

        /**
         * Sets what makes the host's own HTML above each page, such as its navigation. It is written as it is: escape in it what
         * comes from people. Scripts and style sheets may be linked from the same origin; nothing inline is run.
         */
        public Builder header(Function<ConsoleRequest, String> html) {
            header = Objects.requireNonNull(html, "html");
            return this;
        }

        /**
         * Sets the host's own look: values of the CSS variables that {@code docs/console.md} lists.
         *
         * @param always values in a light and, unless {@code inTheDark} has others, in a dark window
         * @param inTheDark values in a dark window
         * @throws IllegalArgumentException if the console has no such variable, or a value could be more than a value
         */
        public Builder theme(Map<String, String> always, Map<String, String> inTheDark) {
            new Theme(always, inTheDark);
            light = Map.copyOf(always);
            dark = Map.copyOf(inTheDark);
            return this;
        }

        /** Sets the host's own tokens of forms in the place of the console's. */
        public Builder tokens(ConsoleTokens hostTokens) {
            tokens = Objects.requireNonNull(hostTokens, "hostTokens");
            return this;
        }

        /**
         * Sets the key that all nodes of a host share, and that stays the same when one is restarted. The console's own tokens are
         * signed with it, and the forms in which people are asked whether a test that writes is meant. Without it each node has a
         * random one, and takes no form that another has made: the person is asked again, with all that was typed. With it, give
         * the registry a {@link io.dataconnectors.spi.CallLedger} that the nodes share and that outlives them: it has each such
         * test sent once.
         *
         * @throws IllegalArgumentException if the key has fewer than 32 bytes
         */
        public Builder tokenKey(byte[] bytes) {
            key = new SigningKey(bytes);
            return this;
        }

        /**
         * Serves the console under these names alone, without ports: a console without a login of the host's own would else be
         * open to any site that points a name at this machine.
         */
        public Builder hosts(String... names) {
            hosts = Set.of(names);
            return this;
        }

        /**
         * Has {@code X-Forwarded-Prefix}, {@code X-Forwarded-Host} and {@code X-Forwarded-Proto} count. Only for a host behind a
         * proxy that writes these fields itself, whatever clients send.
         */
        public Builder trustForwarded() {
            trustsForwarded = true;
            return this;
        }

        /** Returns the console. */
        public Console build() {
            return new Console(this);
        }
    }
}
