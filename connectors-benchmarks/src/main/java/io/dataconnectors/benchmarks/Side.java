package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A contestant in a process of its own, which makes a round of calls when it is told to. */
final class Side implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final Writer orders;
    private final BufferedReader results;

    Side(Api api, Contestants contestant, List<String> options) throws IOException {
        process = api.client(options, Side.class, contestant.id());
        orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        results = Api.reader(process);
    }

    /** Has it make calls until there were enough or the time is over, and returns what they cost. */
    Measurement round(Size size, int callers, int enough, Duration time) throws IOException {
        orders.write(size.path() + ' ' + callers + ' ' + enough + ' ' + time.toMillis() + '\n');
        orders.flush();
        String result = results.readLine();
        if (result == null) {
            throw new IOException("A side has ended; it says why above");
        }
        return MAPPER.readValue(result, Measurement.class);
    }

    /** Is that process: the arguments are the port, the certificate and the contestant; each line of the input is a round. */
    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        Contestant contestant = Contestants.of(args[2]).open(Site.of(args));
        PrintWriter results = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Map<Integer, Callers> threads = new HashMap<>();
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] parts = order.split(" ", -1);
            Callers callers = threads.computeIfAbsent(Integer.valueOf(parts[1]), Callers::new);
            int enough = Integer.parseInt(parts[2]);
            Duration time = Duration.ofMillis(Long.parseLong(parts[3]));
            Measurement round = Measurement.of(() -> callers.call(contestant, Size.of(parts[0]), enough, time));
            results.println(MAPPER.writeValueAsString(round));
        }
        System.exit(0); // clients have threads that would go on
    }

    @Override
    public void close() {
        process.destroy();
    }
}
