package io.dataconnectors.console.internal.asset;

import io.dataconnectors.console.spi.ConsoleResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import javax.annotation.Nullable;

/** One file that browsers fetch, as it is and compressed. */
final class Asset {
    private final String mediaType;
    private final String hash;
    private final byte[] content;
    private final byte[] compressed;

    private Asset(String mediaType, String hash, byte[] content, byte[] compressed) {
        this.mediaType = mediaType;
        this.hash = hash;
        this.content = content;
        this.compressed = compressed;
    }

    static Asset of(String mediaType, byte[] content) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(mediaType, HexFormat.of().formatHex(digest, 0, 8), content, bytes.toByteArray());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, and memory has no I/O to fail", e);
        }
    }

    /** Returns a file of the console's own. */
    static String own(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /** Returns a file of a WebJar of npm, in whatever version is on the class path. */
    static byte[] webJar(String artifact, String file) {
        Properties properties = new Properties();
        String place = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream stream = open(place)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read("/META-INF/resources/webjars/" + artifact + "/" + properties.getProperty("version") + "/" + file);
    }

    private static byte[] read(String resource) {
        try (InputStream stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(Asset.class.getResourceAsStream(resource), resource);
    }

    String hash() {
        return hash;
    }

    ConsoleResponse response(@Nullable String acceptEncoding) {
        boolean compress = acceptEncoding != null && acceptEncoding.contains("gzip");
        ConsoleResponse response = ConsoleResponse.of(
                        200, mediaType + ";charset=utf-8", compress ? compressed : content)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding");
        return compress ? response.header("Content-Encoding", "gzip") : response;
    }
}
