package io.dataconnectors.examples.signers;

import io.dataconnectors.Header;
import io.dataconnectors.internal.template.FormFields;
import io.dataconnectors.spi.RequestSigner.Unsigned;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as AWS writes it to sign it: what servers and proxies may write otherwise on the way is written one way.
 *
 * @param text the canonical request
 * @param signedHeaders the names of the header fields in it
 */
record AwsCanonicalRequest(String text, String signedHeaders) {
    static AwsCanonicalRequest of(Unsigned request, List<Header> added, String service) {
        String url = request.url();
        int host = url.indexOf("//") + 2;
        int path = end(url, host, "/?");
        Map<String, String> headers = headers(request, added, url.substring(host, path));
        String names = String.join(";", headers.keySet());
        String fields = headers.entrySet().stream()
                .map(field -> field.getKey() + ":" + field.getValue() + "\n")
                .collect(Collectors.joining());
        String text = String.join(
                "\n",
                request.method().name(),
                path(url.substring(path, end(url, path, "?")), service),
                query(url),
                fields,
                names,
                Sha256.hex(Sha256.digest(request.body())));
        return new AwsCanonicalRequest(text, names);
    }

    static boolean isS3(String service) {
        return service.equals("s3");
    }

    private static int end(String url, int from, String ends) {
        int at = from;
        while (at < url.length() && ends.indexOf(url.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** The path as it is sent, each segment encoded once more; S3 alone takes it as it is. */
    private static String path(String sent, String service) {
        String path = sent.isEmpty() ? "/" : sent;
        return isS3(service)
                ? path
                : Stream.of(path.split("/", -1)).map(FormFields::encode).collect(Collectors.joining("/"));
    }

    private static String query(String url) {
        return Pairs.parse(Pairs.query(url)).stream()
                .map(pair -> Map.entry(FormFields.encode(pair.getKey()), FormFields.encode(pair.getValue())))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    /** Names in small letters and in order, values without needless blanks, those of one name with commas between. */
    private static Map<String, String> headers(Unsigned request, List<Header> added, String host) {
        Map<String, String> headers = new TreeMap<>(Map.of("host", host.toLowerCase(Locale.ROOT)));
        Stream.concat(request.headers().stream(), added.stream())
                .forEach(header -> headers.merge(
                        header.name().toLowerCase(Locale.ROOT),
                        header.value().strip().replaceAll(" +", " "),
                        (one, other) -> one + "," + other));
        return headers;
    }
}
