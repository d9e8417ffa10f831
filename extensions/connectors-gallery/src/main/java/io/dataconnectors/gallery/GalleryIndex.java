package io.dataconnectors.gallery;

import io.dataconnectors.Auth;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.document.ConnectorDocument;
import io.dataconnectors.document.ConnectorPack;
import io.dataconnectors.internal.json.Json;
import io.dataconnectors.internal.json.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The index {@code gallery.json} and the documents that it lists, which are resources of this module. */
final class GalleryIndex {
    private GalleryIndex() {}

    static List<Vendor> read() {
        return objects(object(resource("gallery.json")).getOrDefault("vendors", List.of())).stream()
                .map(GalleryIndex::entry)
                .map(Vendor::new)
                .toList();
    }

    private static Entry entry(Map<String, Object> vendor) {
        String name = text(vendor, "name");
        return new Entry(
                name,
                text(vendor, "title"),
                text(vendor, "description"),
                URI.create(text(vendor, "docs")),
                objects(vendor.getOrDefault("settings", List.of())),
                object(vendor.getOrDefault("secrets", Map.of())),
                object(vendor.getOrDefault("signers", Map.of())),
                objects(vendor.getOrDefault("operations", List.of())).stream()
                        .map(operation -> listed(name, operation))
                        .toList());
    }

    private static Listed listed(String vendor, Map<String, Object> operation) {
        String name = text(operation, "name");
        return new Listed(
                name, text(operation, "title"), ConnectorDocument.ofValue(resource(vendor + "/" + name + ".json")));
    }

    private static Object resource(String name) {
        try (InputStream resource = GalleryIndex.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(
                    Json.read(Objects.requireNonNull(resource, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The gallery cannot be read: " + name, e);
        }
    }

    private static String text(Map<String, Object> object, String member) {
        return String.valueOf(Objects.requireNonNull(object.get(member), member));
    }

    private static Map<String, Object> object(Object value) {
        return Plain.copyOf((Map<?, ?>) value);
    }

    private static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(GalleryIndex::object).toList();
    }

    /** An operation as the index lists it, with its document. */
    record Listed(String name, String title, ConnectorDefinition definition) {}

    /** A vendor as the index lists it: what its operations ask for stands there as it does in a pack. */
    record Entry(
            String name,
            String title,
            String description,
            URI docs,
            List<Map<String, Object>> settings,
            Map<String, Object> secrets,
            Map<String, Object> signers,
            List<Listed> operations) {

        /** Returns a pack of some of the operations, with all their settings open. */
        ConnectorPack pack(String packName, String packDescription, List<Listed> packed) {
            Set<String> named = new TreeSet<>();
            packed.forEach(operation -> named.addAll(names(operation.definition())));
            Map<String, Object> pack = new LinkedHashMap<>();
            pack.put("packVersion", 1);
            pack.put("name", packName);
            pack.put("description", packDescription);
            pack.put(
                    "settings",
                    settings.stream()
                            .filter(setting -> named.contains("setting." + setting.get("name")))
                            .toList());
            pack.put("secrets", described(secrets, "secret.", named));
            pack.put("signers", described(signers, "signer.", named));
            pack.put("connectors", packed.stream().map(Entry::open).toList());
            return ConnectorPack.ofValue(pack);
        }

        /** What a definition asks for, by kind and name. */
        private static Set<String> names(ConnectorDefinition definition) {
            Set<String> names = new TreeSet<>();
            definition.settings().keySet().forEach(setting -> names.add("setting." + setting));
            ConnectorDocument.secrets(definition).forEach(secret -> names.add("secret." + secret));
            if (definition.request().auth() instanceof Auth.Signer signer) {
                names.add("signer." + signer.name());
            }
            return names;
        }

        private static Map<String, Object> described(Map<String, Object> all, String prefix, Set<String> named) {
            Map<String, Object> described = new LinkedHashMap<>(all);
            described.keySet().removeIf(name -> !named.contains(prefix + name));
            return described;
        }

        private static Map<String, Object> open(Listed operation) {
            Map<String, Object> document = new LinkedHashMap<>(ConnectorDocument.toValue(operation.definition()));
            Map<String, Object> settings = new LinkedHashMap<>();
            operation.definition().settings().keySet().forEach(setting -> settings.put(setting, null));
            document.computeIfPresent("settings", (member, examples) -> settings);
            return document;
        }
    }
}
