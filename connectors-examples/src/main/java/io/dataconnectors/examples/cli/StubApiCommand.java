package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.shop.StubShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the stub shop, with documents that call it. */
@Command(
        name = "stub-api",
        description = {
            "Start a stub shop on this machine, with documents to try on it.",
            "The example documents, the certificate to trust and an answer to simulate are written to the folder; the"
                    + " commands to try are printed. Ctrl-C ends the shop."
        })
final class StubApiCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder; it is made where it is missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the shop; by default one that is free, another each time.")
    private int port;

    StubApiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StubShop shop = start()) {
            Tour tour = new Tour(shop, folder);
            write(tour);
            console.out().println(tour.commands());
            console.out().flush();
            new CountDownLatch(1).await();
        }
        return ExitStatus.DONE;
    }

    private StubShop start() {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port: a port is 1 to 65535, not " + port);
        }
        try {
            return StubShop.start(port);
        } catch (UncheckedIOException e) {
            throw new UsageException("The port " + port + " cannot be had; something listens on it, perhaps");
        }
    }

    private void write(Tour tour) {
        try {
            tour.writeFiles();
        } catch (IOException e) {
            throw new UsageException("The folder " + folder + " cannot be written to");
        }
    }
}
