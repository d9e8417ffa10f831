package io.dataconnectors.examples.cli;

import io.dataconnectors.examples.shop.ExampleDocuments;
import io.dataconnectors.examples.shop.StubShop;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Opens the stub shop, with documents that call it. */
@Command(
        name = "stub-api",
        description = {
            "Start a stub shop on this machine, with documents to try on it.",
            "The example documents and the certificate to trust are written to the folder. Ctrl-C ends the shop."
        })
final class StubApiCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder; it is made where it is missing.")
    private Path folder = Path.of("");

    StubApiCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StubShop shop = StubShop.start()) {
            write(shop);
            explain(shop);
            new CountDownLatch(1).await();
        }
        return ExitStatus.DONE;
    }

    private void write(StubShop shop) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("certificate.pem"), shop.api().certificatePem());
            for (String name : ExampleDocuments.names()) {
                Files.writeString(
                        folder.resolve(name),
                        ExampleDocuments.read(name, shop.api().port()));
            }
        } catch (IOException e) {
            throw new UsageException("The folder " + folder + " cannot be written to");
        }
    }

    private void explain(StubShop shop) {
        String options =
                " --allow-address 127.0.0.1/32 --allow-port " + shop.api().port() + " --trust "
                        + folder.resolve("certificate.pem") + " --secret shop_token=env:SHOP_TOKEN";
        PrintWriter out = console.out();
        out.println("The stub shop is at " + shop.api().url() + "; its documents and certificate are in " + folder);
        out.println("It takes any token. From another terminal, after export SHOP_TOKEN=any:");
        out.println("  connectors run " + folder.resolve("retrieve-order.json") + " -i order_id=1042" + options);
        out.println("  connectors run " + folder.resolve("list-orders.json") + " --context customer_id=c-7" + options);
        out.println("  connectors test " + folder.resolve("reschedule-delivery.json")
                + " -i order_id=1043 -i day=2026-12-01 --context customer_id=c-7 --yes-it-writes" + options);
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
