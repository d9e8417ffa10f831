package io.dataconnectors.spi;

import io.dataconnectors.Connector.Stamp;
import io.dataconnectors.QuotaExceededException;
import io.dataconnectors.Secret;
import io.dataconnectors.StorageException;
import io.dataconnectors.internal.template.UrlRules;
import io.dataconnectors.internal.text.Characters.Printable.WorkspaceName;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * Keeps the secrets of workspaces, and resolves them for calls. A value goes in and is given to calls alone: no method lists it.
 *
 * <p>Each secret names the origins that it may be sent to. A query gets it if both its {@linkplain Query#origin origin} and its
 * {@linkplain Query#apiOrigin apiOrigin} are among them. A secret that names none is given to nobody. On whose behalf a call is
 * made changes nothing: these are secrets of the workspace.
 *
 * <p>To {@linkplain #allow name an origin} is an act of its own. Whoever may name one can have the secret sent to a server of
 * their own, so guard it with another right than that to edit and test connectors.
 *
 * <p>Implementations are safe for use by several threads and take no nulls but for who acts. Every method may throw {@link
 * StorageException}. No method ever shows or changes what is another workspace's.
 */
public interface SecretStore extends SecretResolver {
    /** The number of secrets that a workspace may have by default. */
    int SECRETS = 1_000;

    /** The number of characters that a secret may have. */
    int MAX_LENGTH = 65_536;

    /** The number of origins that a secret may name. */
    int MAX_ORIGINS = 100;

    /**
     * Keeps a value under a name. It takes the place of the one before it, whose origins stay.
     *
     * @param by who acts, in the host's words; null if the host does not say
     * @throws IllegalArgumentException if the workspace, the name or the length of the value is not as {@link #check} says
     * @throws QuotaExceededException if the name is new, and the workspace has as many secrets as it may
     */
    void put(String workspace, String name, Secret value, @Nullable String by);

    /**
     * Lets a secret be sent to an origin. Returns whether there is such a secret. One that may already be sent there stays as it
     * is.
     *
     * @param origin as {@link #origin} takes it
     * @param by who acts, in the host's words; null if the host does not say
     * @throws IllegalArgumentException if the text is no origin
     * @throws QuotaExceededException if the secret names {@value #MAX_ORIGINS} others
     */
    boolean allow(String workspace, String name, String origin, @Nullable String by);

    /**
     * Lets a secret no longer be sent to an origin. Returns whether it could be before. An executor may remember the secret for a
     * while.
     *
     * @throws IllegalArgumentException if the text is no origin
     */
    boolean disallow(String workspace, String name, String origin);

    /** Returns what the workspace has, in order of names. */
    List<Entry> list(String workspace);

    /** Deletes a secret and the origins that it named. Returns whether there was one. */
    boolean delete(String workspace, String name);

    /** Deletes all secrets of a workspace, and returns how many there were. */
    long erase(String workspace);

    /** Takes a person out of all stamps of a workspace, and returns how many named the person. */
    long forget(String workspace, String person);

    /**
     * Returns an origin as queries have it: {@code https}, a host in lower case and, unless it is 443, a port.
     *
     * @param written such as {@code https://Shop.example.com} or {@code https://shop.example.com:8443}
     * @throws IllegalArgumentException if the text is none, or has a path or a query
     */
    static String origin(String written) {
        return UrlRules.origin(written);
    }

    /**
     * Checks what is to be kept.
     *
     * @throws IllegalArgumentException if the workspace has no such name as workspaces have; if the name is none that a definition
     *     can name, which has 1 to 64 letters, digits and underscores and does not begin with a digit; or if the value has not 1
     *     to {@value #MAX_LENGTH} characters
     */
    static void check(String workspace, String name, Secret value) {
        require(WorkspaceName.is(workspace), "The name of a workspace has " + WorkspaceName.RULE);
        require(
                name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,63}"),
                "The name of a secret has 1 to 64 letters (a to z), digits and underscores and does not begin with a digit");
        int length = value.reveal().length();
        require(
                length >= 1 && length <= MAX_LENGTH,
                "A secret has 1 to " + MAX_LENGTH + " characters, and this one has " + length);
        require(
                StandardCharsets.UTF_8.newEncoder().canEncode(value.reveal()),
                "A secret has no half of a character, a surrogate without the other: another would be kept in its place");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /**
     * A secret without its value.
     *
     * @param name what definitions name it, without {@code secret.}
     * @param origins where it may be sent, in order, and who named each
     * @param written when its value was written last, and by whom
     */
    record Entry(String name, Map<String, Stamp> origins, Stamp written) {
        /** Copies the origins. */
        public Entry {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(written, "written");
            origins = Collections.unmodifiableMap(new TreeMap<>(origins));
        }
    }
}
