package io.dataconnectors.console.jdk;

import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleRequest;
import io.dataconnectors.console.spi.ConsoleResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The login of a console that one person runs for themselves: an address that is printed, with a token in it that opens the console
 * once. Whoever opened it has every right, in that browser and until the program ends. Safe for use by several threads.
 *
 * <pre>{@code
 * LocalLogin login = new LocalLogin("default", "me");
 * Console console = Console.builder(registry, login).hosts("127.0.0.1", "localhost").build();
 * System.out.println("http://127.0.0.1:8090" + login.path());
 * }</pre>
 */
public final class LocalLogin implements ConsoleAccess {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PATH = "/login";
    private static final String COOKIE = "connectors-console";

    private final Answer person;
    private final String session = random();
    private final AtomicReference<String> token = new AtomicReference<>(random());

    /** Makes a login of a person in a workspace. */
    public LocalLogin(String workspace, String person) {
        this.person = ConsoleAccess.visitor(workspace, person, EnumSet.allOf(Right.class));
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the path below the console that opens it, with a token that has not been used. An earlier token no longer counts. */
    public String path() {
        String fresh = random();
        token.set(fresh);
        return PATH + "?token=" + fresh;
    }

    @Override
    public Answer admit(ConsoleRequest request) {
        if (isLoggedIn(request)) {
            return request.path().equals(PATH) ? opened(request) : person;
        }
        String query = request.query();
        boolean comes = request.path().equals(PATH) && query.startsWith("token=");
        return comes && isUsedNow(query.substring("token=".length())) ? opened(request) : ConsoleAccess.nobody(null);
    }

    private Instead opened(ConsoleRequest request) {
        String path = request.basePath().isEmpty() ? "/" : request.basePath();
        return new Instead(ConsoleResponse.seeOther(request.basePath() + "/")
                .header("Set-Cookie", COOKIE + "=" + session + "; Path=" + path + "; HttpOnly; SameSite=Strict"));
    }

    private boolean isUsedNow(String sent) {
        String unused = Objects.requireNonNull(token.get());
        return !unused.isEmpty() && same(sent, unused) && token.compareAndSet(unused, "");
    }

    private boolean isLoggedIn(ConsoleRequest request) {
        for (String field : request.headers("Cookie")) {
            for (String cookie : field.split(";", -1)) {
                if (same(cookie.strip(), COOKIE + "=" + session)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(String sent, String right) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
