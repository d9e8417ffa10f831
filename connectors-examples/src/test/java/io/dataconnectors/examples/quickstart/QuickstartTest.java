package io.dataconnectors.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @Test
    void each_step_of_the_life_of_a_connector_is_printed_with_what_came_back(@TempDir Path folder) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        Quickstart.run(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8)
                        .replace(System.lineSeparator(), "\n")
                        .replaceAll("127.0.0.1:\\d+", "127.0.0.1:8443"))
                .isEqualTo("""

                        1. Create a connector: a draft, until it has passed a test
                             retrieve_order (DRAFT, revision 1)

                        2. Preview its request: secrets are masked, nothing is sent
                             curl -X GET 'https://127.0.0.1:8443/orders/1042' \\
                               -H 'Accept: application/json, */*;q=0.8' \\
                               -H 'Authorization: Bearer ***'

                        3. Set it live: refused, for it was never tested
                             Connector retrieve_order cannot go live: it was never tested; test it first

                        4. Test it: a real call, through the code that live calls run
                             success, ANSWERED, status 200, 1 attempt
                             {status=delivered}

                        5. Set it live
                             retrieve_order (LIVE, revision 3)

                        6. Execute it, as a workflow or an AI agent would
                             status = delivered

                        7. A call that fails is an outcome, which says whether it may have taken effect
                             HTTP_STATUS, ANSWERED, status 404, 1 attempt
                             HTTP_STATUS: The API answered with status 404
                             The API says: There is no such order

                        8. Edit the draft: what is live goes on unchanged
                             retrieve_order (LIVE, revision 4)
                             live: {status=delivered}

                        9. Test the draft and set it live: now callers see the new output
                             success, ANSWERED, status 200, 1 attempt
                             retrieve_order (LIVE, revision 6)
                             live: {status=delivered, delivery_day=2026-11-20}

                        10. Create another from a document, and list them all
                             list_orders (DRAFT, revision 1)
                             retrieve_order (LIVE, revision 6)

                        11. Set it to draft while a workflow uses it: refused, with the name of what uses it
                             Connector retrieve_order is in use: used by workflow Where is my order? (wf-12)

                        12. Nothing uses it any more: set it to draft, and delete it
                             retrieve_order (DRAFT, revision 7)
                             left: [list_orders (DRAFT, revision 1)]

                        Done.
                        """);
    }
}
