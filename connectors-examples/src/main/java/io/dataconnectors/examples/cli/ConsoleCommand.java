package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.demo.DemoHost;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.annotation.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the console on this machine. */
@Command(
        name = "console",
        description = {
            "Open the console on this machine, for you alone, with a demo shop behind it.",
            "What you save is kept in a database in the folder, and is there again at the next start. The address is printed,"
                    + " and opens the console once. Ctrl-C ends it."
        })
final class ConsoleCommand implements Callable<Integer> {
    private final Console console;

    @Nullable
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = {"The folder; it is made if it is missing.", "By default .connectors-console in your home."})
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the console; by default one that is free, another each time.")
    private int port;

    ConsoleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path kept = folder == null ? Path.of(System.getProperty("user.home"), ".connectors-console") : folder;
        DemoHost host = open(kept.toAbsolutePath().normalize());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            host.close();
            console.out().println();
            console.out().println("The console has ended. What you saved is in " + shown(kept));
            console.out().flush();
        }));
        console.out().println(String.join(System.lineSeparator(), welcome(host, kept)));
        console.out().flush();
        new CountDownLatch(1).await();
        return ExitStatus.DONE;
    }

    private static String[] welcome(DemoHost host, Path kept) {
        return new String[] {
            "The console is open:",
            "  " + host.address(),
            "",
            "The address opens it once, in one browser. Ctrl-C ends it.",
            "What you save is kept in " + shown(kept),
            "",
            "Connectors here find a demo shop at https://shop.example.com, with the orders 1042 and 1043.",
            "To begin with, choose \"From cURL\" there, and paste:",
            "  curl https://shop.example.com/orders/:id -H 'Authorization: Bearer tok-1f7c'"
        };
    }

    private static String shown(Path folder) {
        return Shown.line(folder.toAbsolutePath().normalize().toString());
    }

    private DemoHost open(Path kept) {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port: a port is 1 to 65535, not " + port);
        }
        try {
            return DemoHost.open(kept, port);
        } catch (DemoHost.UnavailableException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
