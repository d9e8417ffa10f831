package io.dataconnectors.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dataconnectors.spi.StoreListener;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A node in a process of its own: it says what it is told, and adds the connectors whose names it reads. */
public final class NodeProcess {
    private NodeProcess() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setMaximumPoolSize(3);
        try (HikariDataSource pool = new HikariDataSource(config);
                JdbcStorage storage = JdbcStorage.on(pool).install().open();
                BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            storage.connectors().announce(new StoreListener() {
                @Override
                public void changed(String workspace, String name) {
                    say("changed " + name);
                }

                @Override
                public void missed() {
                    say("missed");
                }
            });
            say("ready");
            for (String name = names.readLine(); name != null; name = names.readLine()) {
                storage.connectors().insert(Examples.draft(name, name));
                say("added " + name);
            }
        }
    }

    private static synchronized void say(String words) {
        System.out.println(words + " " + System.currentTimeMillis());
    }
}
