package io.dataconnectors.console.internal.asset;

import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Refusal;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The style sheets and scripts that browsers may fetch, and nothing else. The address of each has a hash of its content, so a
 * browser keeps it for a year and asks for another when it changes.
 */
public final class Assets {
    private static final String FOLDER = "assets";

    /** What is the same whatever the host's look: it is read and compressed once. */
    private static final Map<String, Asset> SCRIPTS = scripts();

    private final Map<String, Asset> assets = new LinkedHashMap<>(SCRIPTS);

    /** Makes the assets, with the host's values of CSS variables behind the console's own. */
    public Assets(Theme theme) {
        String css = Asset.own("console.css") + theme.css();
        assets.put("console.css", Asset.of("text/css", css.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Asset> scripts() {
        Map<String, Asset> scripts = new LinkedHashMap<>(Modules.editor());
        scripts.put(
                "console.js",
                Asset.of("text/javascript", Asset.own("console.js").getBytes(StandardCharsets.UTF_8)));
        scripts.put("htmx.js", Asset.of("text/javascript", Asset.webJar("htmx.org", "dist/htmx.min.js")));
        return Collections.unmodifiableMap(scripts);
    }

    /** Returns the address of an asset. */
    public String link(Links links, String name) {
        return links.to(FOLDER, Objects.requireNonNull(assets.get(name), name).hash(), name);
    }

    /** Whether a path is that of an asset, or would be if there were one. */
    public static boolean isAsset(String path) {
        return path.startsWith("/" + FOLDER + "/");
    }

    /**
     * Returns the asset that a request asks for.
     *
     * @throws Refusal if there is none
     */
    public ConsoleResponse answer(ConsoleRequest request) {
        List<String> segments = List.of(request.path().split("/", -1));
        Asset asset = segments.size() == 4 ? assets.get(segments.get(3)) : null;
        if (asset == null || !asset.hash().equals(segments.get(2))) {
            throw Refusal.notFound();
        }
        return asset.response(request.header("Accept-Encoding"));
    }
}
