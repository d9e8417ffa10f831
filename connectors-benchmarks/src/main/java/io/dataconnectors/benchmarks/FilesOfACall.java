package io.dataconnectors.benchmarks;

import io.dataconnectors.Auth;
import io.dataconnectors.Connector;
import io.dataconnectors.ConnectorDefinition;
import io.dataconnectors.Execution;
import io.dataconnectors.Input;
import io.dataconnectors.Invocation;
import io.dataconnectors.Secret;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.http.HttpConnectorExecutor;
import io.dataconnectors.registry.ConnectorRegistry;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.agent.rt.RT;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataReader;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;

/**
 * Counts the files of the library that a GET without a body passes, from {@code ConnectorRegistry.execute} to its outcome, when
 * all that is loaded once is loaded: those of which a line was executed. It starts itself again with the agent of JaCoCo.
 */
final class FilesOfACall {
    private FilesOfACall() {}

    /** Prints the files with their lines, for a call without a credential and for one with a bearer token. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        if (args.length < 2) {
            System.exit(again());
        }
        Site site = Site.of(args);
        count("without a credential", Auth.none(), site);
        count("with a bearer token", Auth.bearer("{{secret.token}}"), site);
        System.exit(0);
    }

    private static int again() throws IOException, InterruptedException {
        String agent = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("org.jacoco.agent"))
                .findFirst()
                .orElseThrow();
        try (Api api = Api.start()) {
            Process counting = api.client(
                    List.of("-javaagent:" + agent + "=output=none,includes=io.dataconnectors.*"), FilesOfACall.class);
            counting.getInputStream().transferTo(System.out);
            return counting.waitFor();
        }
    }

    private static void count(String what, Auth auth, Site site) throws IOException {
        HttpConnectorExecutor executor = HttpConnectorExecutor.builder()
                .egress(EgressPolicy.publicHttps().allowPort(site.port()).openRangeFor(Api.HOST, "127.0.0.1/32"))
                .sslContext(site.trust())
                .secrets(query -> Secret.of(Contestant.TOKEN))
                .build();
        ConnectorRegistry registry =
                ConnectorRegistry.builder().executor(executor).build();
        Connector connector = registry.create(definition(site.url() + Size.SMALL.path(), auth));
        registry.test(connector.id(), Invocation.of("order_id", "1042"));
        registry.setLive(connector.id(), connector.revision());
        Invocation invocation = Invocation.of("order_id", "1042");
        call(registry, invocation);
        RT.getAgent().reset();
        call(registry, invocation);
        print(what, RT.getAgent().getExecutionData(false));
    }

    private static ConnectorDefinition definition(String url, Auth auth) {
        return ConnectorDefinition.builder("retrieve_order")
                .description("Fetches an order")
                .get(url)
                .query("id", "{{order_id}}")
                .auth(auth)
                .input(Input.string("order_id").required())
                .output("status", "$.status")
                .build();
    }

    private static void call(ConnectorRegistry registry, Invocation invocation) {
        Execution execution = registry.execute("retrieve_order", invocation);
        if (!execution.succeeded()) {
            throw new IllegalStateException("The call failed: " + execution.failure());
        }
    }

    private static void print(String what, byte[] executed) throws IOException {
        List<ISourceFileCoverage> passed = passed(executed);
        int lines = passed.stream()
                .mapToInt(file -> file.getLineCounter().getCoveredCount())
                .sum();
        System.out.println("A GET " + what + " passes " + passed.size() + " files and " + lines + " lines:");
        for (ISourceFileCoverage file : passed) {
            System.out.println("  " + file.getPackageName() + '/' + file.getName() + ' '
                    + file.getLineCounter().getCoveredCount());
        }
    }

    private static List<ISourceFileCoverage> passed(byte[] executed) throws IOException {
        ExecutionDataStore data = new ExecutionDataStore();
        ExecutionDataReader reader = new ExecutionDataReader(new ByteArrayInputStream(executed));
        reader.setExecutionDataVisitor(data);
        reader.setSessionInfoVisitor(new SessionInfoStore());
        reader.read();
        CoverageBuilder coverage = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(data, coverage);
        for (Class<?> module : List.of(ConnectorRegistry.class, HttpConnectorExecutor.class)) {
            URL classes = module.getProtectionDomain().getCodeSource().getLocation();
            analyzer.analyzeAll(new File(classes.getPath()));
        }
        return coverage.getSourceFiles().stream()
                .filter(file -> file.getLineCounter().getCoveredCount() > 0)
                .sorted(Comparator.comparing(ISourceFileCoverage::getPackageName)
                        .thenComparing(ISourceFileCoverage::getName))
                .toList();
    }
}
