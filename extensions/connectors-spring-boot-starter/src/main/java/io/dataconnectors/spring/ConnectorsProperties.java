package io.dataconnectors.spring;

import io.dataconnectors.http.CallLimits;
import io.dataconnectors.http.EgressPolicy;
import io.dataconnectors.spi.ExecutionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a host, below {@code dataconnectors} in its properties.
 *
 * @param folder the folder in which connectors are kept, in the place of a database
 * @param drain how long calls in flight may go on when the application ends
 */
@ConfigurationProperties("dataconnectors")
record ConnectorsProperties(
        @Nullable Path folder,
        @DefaultValue("20s") Duration drain,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Secrets secrets,
        @DefaultValue Log log,
        @DefaultValue Limits limits,
        @DefaultValue Egress egress,
        @DefaultValue Ssl ssl,
        @DefaultValue Console console) {

    /**
     * The tables in the database of the application.
     *
     * @param initializeSchema when the tables are created or brought up to this release; where they are not, the application's
     *     own migrations do it
     */
    record Jdbc(@DefaultValue("embedded") Initialize initializeSchema) {}

    /** When tables are created. */
    enum Initialize {
        /** In a database within this process alone, such as H2 in memory. */
        EMBEDDED,
        /** In any database. */
        ALWAYS,
        /** Never: migrations have done it. */
        NEVER
    }

    /**
     * Secrets in the database.
     *
     * @param key the key with which secrets are encrypted: 32 bytes in Base64, as of {@code openssl rand -base64 32}. Without one
     *     no secrets are kept in the database
     * @param keyName the name of the key, which no other key may ever have
     * @param olderKeys older keys by their names, for what was encrypted with them
     * @param remember how long a secret is remembered after it was asked for
     */
    record Secrets(
            @Nullable String key,
            @DefaultValue("1") String keyName,
            @DefaultValue Map<String, String> olderKeys,
            @DefaultValue("5s") Duration remember) {}

    /**
     * The log of calls in the database.
     *
     * @param keep how long a call is kept
     * @param calls how many calls of a workspace are kept
     * @param keepBodies how long the request and the answer of a call are kept, if they are
     * @param bodyBytes how many bytes of a request and of an answer are kept; 0 for none
     */
    record Log(
            @DefaultValue("30d") Duration keep,
            @DefaultValue("1000000") int calls,
            @DefaultValue("3d") Duration keepBodies,
            @DefaultValue("0") int bodyBytes) {
        ExecutionLog.Retention retention() {
            return new ExecutionLog.Retention(keep, calls, keepBodies);
        }
    }

    /**
     * Limits on calls in flight.
     *
     * @param inFlight the most calls in flight
     * @param perWorkspace the most of them of one workspace
     * @param perOrigin the most of them to one origin
     * @param waiting the most calls that wait for a place
     * @param waitingPerWorkspace the most of them of one workspace
     * @param longestWait how long a call waits
     */
    record Limits(
            @DefaultValue("512") int inFlight,
            @DefaultValue("64") int perWorkspace,
            @DefaultValue("128") int perOrigin,
            @DefaultValue("2048") int waiting,
            @DefaultValue("256") int waitingPerWorkspace,
            @DefaultValue("5s") Duration longestWait) {
        CallLimits toLimits() {
            return CallLimits.standard()
                    .inFlight(inFlight)
                    .perWorkspace(perWorkspace)
                    .perOrigin(perOrigin)
                    .waiting(waiting, waitingPerWorkspace)
                    .longestWait(longestWait);
        }
    }

    /**
     * Where connectors may call, besides port 443 of public addresses.
     *
     * @param ports other ports
     * @param hosts the only hosts that may be called, such as {@code *.example.com}; all if there are none
     * @param openRanges private ranges of addresses that may be called, such as {@code 10.20.0.0/16}
     * @param denyRanges ranges of addresses that may not be called, be they public or opened
     * @param redirects how many redirects are followed, 0 to 3
     */
    record Egress(
            @DefaultValue List<Integer> ports,
            @DefaultValue List<String> hosts,
            @DefaultValue List<String> openRanges,
            @DefaultValue List<String> denyRanges,
            @DefaultValue("0") int redirects) {
        EgressPolicy toPolicy() {
            EgressPolicy policy = EgressPolicy.publicHttps().redirects(redirects);
            for (int port : ports) {
                policy = policy.allowPort(port);
            }
            for (String range : openRanges) {
                policy = policy.openRange(range);
            }
            for (String range : denyRanges) {
                policy = policy.denyRange(range);
            }
            return hosts.isEmpty() ? policy : policy.onlyHosts(hosts.toArray(new String[0]));
        }
    }

    /**
     * Whom connectors trust.
     *
     * @param bundle the SSL bundle that has the certificates to trust; those of the JVM if there is none
     */
    record Ssl(@Nullable String bundle) {}

    /**
     * The console.
     *
     * @param enabled whether the console is served
     * @param path where it is served, below the path of the application
     * @param workspace the workspace of those whom Spring Security lets in; an application with several tenants has a bean that
     *     is a {@code ConsoleAccess}
     * @param login where people log in whom nobody knows; none if there is no such page
     * @param authorities the authorities of Spring Security that give rights
     * @param trustForwarded whether {@code X-Forwarded-*} counts: only behind a proxy that writes these fields itself
     * @param tokenKey a key that all nodes share: 32 bytes or more in Base64, as of {@code openssl rand -base64 32}. With it a form
     *     in which somebody is asked whether a test that writes is meant is good on each node, and after a restart
     */
    record Console(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/connectors") String path,
            @DefaultValue("default") String workspace,
            @Nullable String login,
            @DefaultValue Authorities authorities,
            @DefaultValue("false") boolean trustForwarded,
            @Nullable String tokenKey) {
        Optional<byte[]> key() {
            return Optional.ofNullable(tokenKey)
                    .filter(key -> !key.isBlank())
                    .map(key -> bytes("dataconnectors.console.token-key", key));
        }
    }

    /** Returns the bytes of a key. */
    static byte[] bytes(String property, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(
                    property + " is 32 bytes in Base64, as of openssl rand -base64 32; this is no Base64");
        }
    }

    /**
     * The authorities of Spring Security that give rights.
     *
     * @param view to see connectors, their history and their calls
     * @param edit to write and delete drafts
     * @param test to send test requests
     * @param setLive to set connectors live, and to draft
     * @param secrets to write secrets, and to name the servers that they may be sent to
     */
    record Authorities(
            @DefaultValue("connectors:view") String view,
            @DefaultValue("connectors:edit") String edit,
            @DefaultValue("connectors:test") String test,
            @DefaultValue("connectors:set-live") String setLive,
            @DefaultValue("connectors:secrets") String secrets) {}
}
