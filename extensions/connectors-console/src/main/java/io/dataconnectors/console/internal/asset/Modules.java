package io.dataconnectors.console.internal.asset;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The editor: modules of scripts, each of which imports others by the names that they have in npm. A browser knows no such names,
 * so they are written as addresses, which are relative to each other wherever the console is mounted. No map of imports has to
 * stand in a page, where the security policy allows nothing.
 */
final class Modules {
    /** In such an order that each imports only from those before it. */
    private static final List<Module> ALL = List.of(
            new Module("crelt", "crelt", "index.js"),
            new Module("style-mod", "style-mod", "src/style-mod.js"),
            new Module("w3c-keyname", "w3c-keyname", "index.js"),
            new Module("@marijn/find-cluster-break", "marijn__find-cluster-break", "src/index.js"),
            new Module("@codemirror/state", "codemirror__state", "dist/index.js"),
            new Module("@codemirror/view", "codemirror__view", "dist/index.js"),
            new Module("@lezer/common", "lezer__common", "dist/index.js"),
            new Module("@lezer/highlight", "lezer__highlight", "dist/index.js"),
            new Module("@codemirror/language", "codemirror__language", "dist/index.js"),
            new Module("@codemirror/commands", "codemirror__commands", "dist/index.js"));

    /**
     * One module of a WebJar.
     *
     * @param name the name by which others import it
     * @param artifact the WebJar
     * @param file the file in it
     */
    private record Module(String name, String artifact, String file) {}

    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();

    private Modules() {}

    /** Returns the editor and all that it imports, by the names of files. */
    static Map<String, Asset> editor() {
        Modules modules = new Modules();
        for (Module module : ALL) {
            String text = new String(Asset.webJar(module.artifact(), module.file()), StandardCharsets.UTF_8);
            modules.add(module.name(), module.artifact() + ".js", text);
        }
        modules.add("editor", "editor.js", Asset.own("editor.js"));
        return modules.assets;
    }

    private void add(String name, String file, String text) {
        String addressed = text;
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            addressed = addressed.replace("from '" + address.getKey() + "'", "from '" + address.getValue() + "'");
        }
        Asset asset = Asset.of("text/javascript", addressed.getBytes(StandardCharsets.UTF_8));
        addresses.put(name, "../" + asset.hash() + "/" + file);
        assets.put(file, asset);
    }
}
