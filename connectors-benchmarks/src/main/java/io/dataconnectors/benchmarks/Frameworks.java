package io.dataconnectors.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.hc5.ApacheHttp5Client;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.dataconnectors.benchmarks.Contestant.Order;
import io.dataconnectors.benchmarks.Contestant.Reading;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.jackson.JacksonConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** Clients that are declared as an interface or put together fluently; each reads into the class below, which has what is wanted. */
final class Frameworks {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BEARER = "Bearer " + Contestant.TOKEN;

    private Frameworks() {}

    static Contestant feign(Site site) {
        FeignApi api = Feign.builder()
                .client(new ApacheHttp5Client(ByHand.apacheClient(site)))
                .encoder(new JacksonEncoder(MAPPER))
                .decoder(new JacksonDecoder(MAPPER))
                .target(FeignApi.class, site.url());
        return size -> api.place(size.path(), BEARER, Contestant.ORDER).reading();
    }

    static Contestant restClient(Site site) {
        RestClient client = RestClient.builder()
                .baseUrl(site.url())
                .requestFactory(new HttpComponentsClientHttpRequestFactory(ByHand.apacheClient(site)))
                .build();
        return size -> Objects.requireNonNull(client.post()
                        .uri("{size}", size.path())
                        .header("Authorization", BEARER)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Contestant.ORDER)
                        .retrieve()
                        .body(Placed.class))
                .reading();
    }

    static Contestant retrofit(Site site) {
        RetrofitApi api = new Retrofit.Builder()
                .baseUrl(site.url())
                .client(new OkHttpClient.Builder()
                        .sslSocketFactory(site.trust().getSocketFactory(), site.trustManager())
                        .connectionPool(new ConnectionPool(128, 5, TimeUnit.MINUTES))
                        .build())
                .addConverterFactory(JacksonConverterFactory.create(MAPPER))
                .build()
                .create(RetrofitApi.class);
        return size -> Objects.requireNonNull(api.place(size.path(), BEARER, Contestant.ORDER)
                        .execute()
                        .body())
                .reading();
    }

    interface FeignApi {
        @RequestLine("POST /{size}")
        @Headers({"Authorization: {bearer}", "Content-Type: application/json"})
        Placed place(@Param("size") String size, @Param("bearer") String bearer, Order order);
    }

    interface RetrofitApi {
        @POST("{size}")
        Call<Placed> place(@Path("size") String size, @Header("Authorization") String bearer, @Body Order order);
    }

    /** What an application declares of the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Placed(String id, String status, double total, Customer customer, Shipment shipment) {
        Reading reading() {
            return new Reading(id, status, total, customer.name(), shipment.carrier());
        }

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Customer(String name) {}

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Shipment(String carrier) {}
    }
}
