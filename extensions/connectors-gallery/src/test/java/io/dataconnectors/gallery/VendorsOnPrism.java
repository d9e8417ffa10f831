package io.dataconnectors.gallery;

import io.dataconnectors.Answer;
import io.dataconnectors.Connector;
import io.dataconnectors.Execution;
import io.dataconnectors.TestReport;
import io.dataconnectors.cases.CallCase;
import io.dataconnectors.cases.CaseStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sends what the pages show to Prism, which judges each request by the vendor's own description. The script
 * {@code vendors-on-prism} starts it with the folder of the descriptions.
 */
public final class VendorsOnPrism {
    private enum Verdict {
        SERVED,
        BEYOND_PRISM,
        REFUSED
    }

    private final Map<Verdict, Integer> counts = new TreeMap<>();

    private VendorsOnPrism() {}

    /** Prints a line for each case and a summary; exit status 1 if a request was refused. */
    public static void main(String[] args) throws IOException, InterruptedException {
        VendorsOnPrism run = new VendorsOnPrism();
        Map<String, List<VendorOperation>> described = VendorOperation.all().stream()
                .filter(operation -> operation.description() != null)
                .collect(
                        Collectors.groupingBy(operation -> operation.description(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<VendorOperation>> each : described.entrySet()) {
            Path description = Path.of(args[0], each.getKey());
            if (Files.exists(description)) {
                run.all(each.getValue(), description);
            } else {
                System.out.println("not there     " + description);
            }
        }
        System.out.println(run.counts);
        System.exit(run.counts.containsKey(Verdict.REFUSED) ? 1 : 0);
    }

    private void all(List<VendorOperation> operations, Path description) throws IOException, InterruptedException {
        try (Prism prism = Prism.serving(description)) {
            for (VendorOperation operation : operations) {
                operation.cases().stream().filter(CallCase::succeeds).forEach(example -> one(example, prism));
            }
        }
    }

    private void one(CallCase example, Prism prism) {
        try (CaseStub stub = CaseStub.inFrontOf(prism::answer, example, VendorHost.OF_DESCRIPTIONS)) {
            Connector draft = stub.connectors().create(stub.definition());
            TestReport report = stub.connectors().testThatWrites(draft.id(), draft.revision(), example.invocation());
            Execution execution = report.execution();
            Verdict verdict = verdict(execution, stub);
            counts.merge(verdict, 1, Integer::sum);
            System.out.printf(
                    "%-13s %s%s%n",
                    verdict.toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    example,
                    verdict == Verdict.SERVED ? outputs(execution, draft) : why(execution));
        }
    }

    private static Verdict verdict(Execution execution, CaseStub stub) {
        Answer answer = execution.answer();
        if (answer != null && answer.status() < 300) {
            return Verdict.SERVED;
        }
        return isBeyondPrism(stub.lastForm()) ? Verdict.BEYOND_PRISM : Verdict.REFUSED;
    }

    /** Prism refuses lists of a form in brackets, and of repeated fields it sees the last alone. */
    private static boolean isBeyondPrism(String form) {
        List<String> names =
                Arrays.stream(form.split("&")).map(field -> field.split("=")[0]).toList();
        Set<String> distinct = new HashSet<>(names);
        return distinct.size() < names.size() || names.stream().anyMatch(name -> name.contains("%5B"));
    }

    private static String outputs(Execution execution, Connector connector) {
        String read = execution.outputs().size() + " of "
                + connector.draft().response().outputs().size() + " outputs";
        return " (" + (execution.succeeded() ? read : String.valueOf(execution.failure())) + ")";
    }

    private static String why(Execution execution) {
        Answer answer = execution.answer();
        if (answer == null) {
            return "\n    " + execution.failure();
        }
        String violations =
                answer.header("sl-violations"); // so Prism says what is wrong where the vendor has a form of its own
        return "\n    " + (violations == null ? new String(answer.body(), StandardCharsets.UTF_8) : violations);
    }
}
