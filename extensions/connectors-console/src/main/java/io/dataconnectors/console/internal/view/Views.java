package io.dataconnectors.console.internal.view;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.dataconnectors.console.internal.asset.Assets;
import io.dataconnectors.console.internal.web.Host;
import io.dataconnectors.console.internal.web.Links;
import io.dataconnectors.console.internal.web.Visit;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.time.Clock;
import java.util.Map;
import javax.annotation.Nullable;

/** Writes pages and parts of pages from templates, which are compiled with the library. Safe for use by several threads. */
public final class Views {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Views.class.getClassLoader(), Views.class.getPackageName() + ".generated");

    private final Host host;
    private final Assets assets;
    private final Clock clock;

    /** Makes views with the assets that pages link to. */
    public Views(Host host, Assets assets, Clock clock) {
        this.host = host;
        this.assets = assets;
        this.clock = clock;
    }

    /** Returns a page, or a part of one, with status 200. */
    public ConsoleResponse show(Visit visit, String template, Object model) {
        return show(200, visit.request(), visit, template, model);
    }

    /**
     * Returns a page, or a part of one.
     *
     * @param template the name of a template, which takes a {@link Ui} as {@code ui} and the model as {@code model}; one that
     *     says it is a page is written into the layout
     */
    public ConsoleResponse show(
            int status, ConsoleRequest request, @Nullable Visit visit, String template, Object model) {
        String header = visit == null ? "" : host.header().apply(request);
        Ui ui = new Ui(new Links(request.basePath()), assets, clock.instant(), header, visit);
        byte[] written = written(template, ui, model);
        if (ui.isPage()) {
            byte[] content = written;
            written = written("layout", ui, (Content) output -> output.writeBinaryContent(content));
        }
        return ConsoleResponse.of(status, "text/html;charset=utf-8", written);
    }

    private static byte[] written(String template, Ui ui, Object model) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        TEMPLATES.render(template + ".jte", Map.of("ui", ui, "model", model), output);
        return output.toByteArray();
    }
}
