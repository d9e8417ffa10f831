package io.dataconnectors.examples.cli;

import io.dataconnectors.Dependent;
import io.dataconnectors.spi.DependencyResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Says who uses which connector, in the place of a host: {@code {"retrieve_order": [{"kind": …, "id": …, "name": …}]}}. */
final class UsersFile {
    private final Path file;

    private UsersFile(Path file) {
        this.file = file;
    }

    static DependencyResolver read(Path file) {
        Map<String, List<Dependent>> users = new UsersFile(file).users();
        return connector -> users.getOrDefault(connector.name(), List.of());
    }

    private Map<String, List<Dependent>> users() {
        Map<String, List<Dependent>> users = new LinkedHashMap<>();
        object(SourceFile.value(file)).forEach((name, list) -> users.put(String.valueOf(name), dependents(list)));
        return users;
    }

    private List<Dependent> dependents(@Nullable Object list) {
        List<Dependent> dependents = new ArrayList<>();
        for (Object each : list instanceof List<?> elements ? elements : List.of(object(list))) {
            Map<?, ?> members = object(each);
            dependents.add(new Dependent(text(members, "kind"), text(members, "id"), text(members, "name")));
        }
        return dependents;
    }

    private Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw wrong();
    }

    private String text(Map<?, ?> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw wrong();
    }

    private UsageException wrong() {
        return new UsageException(
                "The file " + file + " must hold an object with the names of connectors, and for each a"
                        + " list of its users, such as {\"kind\": \"workflow\", \"id\": \"w-1\", \"name\": \"Order status\"}");
    }
}
