package io.dataconnectors.imports.curl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A command of the table {@code commands.txt}, and what curl sends for it.
 *
 * @param title what it shows
 * @param command the command; comments in it give values to variables and placeholders
 * @param written the request, in short, as curl sent it
 */
record Commands(String title, String command, String written) {
    static List<Commands> all() {
        return Stream.of(text().split("(?m)^### ")).skip(1).map(Commands::of).toList();
    }

    private static String text() {
        try (InputStream table = Commands.class.getResourceAsStream("commands.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Commands of(String section) {
        int titleEnd = section.indexOf('\n');
        int sent = section.indexOf("\n>>>\n");
        return new Commands(
                section.substring(0, titleEnd),
                section.substring(titleEnd + 1, sent + 1),
                section.substring(sent + ">>>".length() + 2, section.length() - 1));
    }

    Sent sent() {
        return Sent.read(written + "\n");
    }

    /** Returns the values of the shell's variables. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        command.lines().filter(line -> line.startsWith("# env ")).forEach(line -> {
            int sign = line.indexOf('=');
            environment.put(line.substring("# env ".length(), sign), line.substring(sign + 1));
        });
        return environment;
    }

    /** Returns the values of variables and placeholders, by the names that the import gives them. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        command.lines().filter(line -> line.matches("# (env|value) .*")).forEach(line -> {
            String pair = line.substring(line.indexOf(' ', 2) + 1);
            int sign = pair.indexOf('=');
            values.put(pair.substring(0, sign).toLowerCase(Locale.ROOT), pair.substring(sign + 1));
        });
        return values;
    }

    @Override
    public String toString() {
        return title;
    }
}
