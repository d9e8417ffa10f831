package io.dataconnectors.examples.cli;

import io.dataconnectors.Secret;
import io.dataconnectors.spi.SecretResolver;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Secrets by reference: {@code env:VARIABLE} or {@code file:PATH}. Read once, before anything is sent. */
final class SecretSources {
    private final Map<String, String> environment;

    SecretSources(Map<String, String> environment) {
        this.environment = environment;
    }

    SecretResolver resolver(Map<String, String> references) {
        Map<String, Secret> secrets = new HashMap<>();
        references.forEach((name, reference) -> secrets.put(name, Secret.of(read(name, reference))));
        return query -> secrets.get(query.name());
    }

    private String read(String name, String reference) {
        if (reference.startsWith("env:")) {
            return variable(name, reference.substring("env:".length()));
        }
        if (reference.startsWith("file:")) {
            return TextFile.read(Path.of(reference.substring("file:".length()))).strip();
        }
        throw new UsageException("--secret " + name + " wants env:VARIABLE or file:PATH: a secret that is typed here is"
                + " seen by everyone on this machine, and stays in the history of the shell");
    }

    private String variable(String name, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isEmpty()) {
            throw new UsageException("--secret " + name + ": the environment variable " + variable + " is not set");
        }
        return value;
    }
}
