package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** What a developer writes by hand, without any of the checks: a client, a mapper, a tree, five pointers. */
final class ByHand {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ByHand() {}

    /** Returns the baseline: {@code java.net.http} as it comes. */
    static Contestant jdk(Site site, ProxySelector proxy) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(proxy)
                .sslContext(site.trust())
                .build();
        return size -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(site.url() + size.path()))
                    .header("Authorization", "Bearer " + Contestant.TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(Contestant.ORDER)))
                    .build();
            try {
                return read(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body());
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        };
    }

    /** Returns the same with the classic client of Apache HttpClient 5. */
    static Contestant apache(Site site) {
        CloseableHttpClient client = apacheClient(site);
        return size -> {
            HttpPost request = new HttpPost(site.url() + size.path());
            request.setHeader("Authorization", "Bearer " + Contestant.TOKEN);
            request.setEntity(
                    new ByteArrayEntity(MAPPER.writeValueAsBytes(Contestant.ORDER), ContentType.APPLICATION_JSON));
            return read(client.execute(request, response -> EntityUtils.toByteArray(response.getEntity())));
        };
    }

    /** Returns an Apache client as one sets it up for many calls to one host. */
    static CloseableHttpClient apacheClient(Site site) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(site.trust()))
                        .setMaxConnPerRoute(128)
                        .setMaxConnTotal(128)
                        .build())
                .build();
    }

    private static Contestant.Reading read(byte[] body) throws IOException {
        JsonNode order = MAPPER.readTree(body);
        return new Contestant.Reading(
                order.at("/id").textValue(),
                order.at("/status").textValue(),
                order.at("/total").doubleValue(),
                order.at("/customer/name").textValue(),
                order.at("/shipment/carrier").textValue());
    }
}
