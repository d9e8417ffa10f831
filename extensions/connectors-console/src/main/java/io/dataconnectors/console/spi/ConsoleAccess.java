package io.dataconnectors.console.spi;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Says who a request comes from, and what that person may do. The console asks it once for each request, and serves nothing
 * without an answer. Style sheets and scripts, which have nothing private, are served to anybody.
 *
 * <pre>{@code
 * ConsoleAccess access = request -> request.unwrap(HttpServletRequest.class)
 *         .map(HttpServletRequest::getUserPrincipal)
 *         .map(user -> ConsoleAccess.visitor("acme", user.getName(), EnumSet.allOf(ConsoleAccess.Right.class)))
 *         .orElse(ConsoleAccess.nobody("/login"));
 * }</pre>
 *
 * <p>Safe for use by several threads. Whatever it throws, and a null, is an internal error: nobody gets in.
 */
@FunctionalInterface
public interface ConsoleAccess {
    /** Returns who the request comes from. */
    Answer admit(ConsoleRequest request);

    /** Returns somebody who works in a workspace. */
    static Answer visitor(String workspace, String person, Set<Right> rights) {
        return new Visitor(workspace, person, rights);
    }

    /**
     * Returns that nobody is logged in.
     *
     * @param login where people log in, a path or a URL; null if there is no such page
     */
    static Answer nobody(@Nullable String login) {
        return new Nobody(login);
    }

    /** The rights of a person. Whoever may view nothing sees nothing, whatever other rights there are. */
    enum Right {
        /** See connectors, their history and their calls. */
        VIEW,
        /** Create, edit, rename and delete drafts. */
        EDIT,
        /** Send test requests, which have the connector's secrets in them. */
        TEST,
        /** Set connectors live, and to draft. */
        SET_LIVE,
        /** Write and delete secrets, and name the servers that they may be sent to. */
        SECRETS
    }

    /** Who a request comes from. */
    sealed interface Answer {}

    /**
     * Somebody who is logged in.
     *
     * @param workspace the workspace in which the person is: no other is shown
     * @param person who it is, as connectors name who changed them
     * @param rights what the person may do
     */
    record Visitor(String workspace, String person, Set<Right> rights) implements Answer {
        /** Copies the rights. */
        public Visitor {
            Objects.requireNonNull(workspace, "workspace");
            Objects.requireNonNull(person, "person");
            EnumSet<Right> copy = EnumSet.noneOf(Right.class);
            copy.addAll(rights);
            rights = Set.copyOf(copy);
        }

        /** Whether the person may view, and has another right. */
        public boolean may(Right right) {
            return rights.contains(Right.VIEW) && rights.contains(right);
        }
    }

    /**
     * Nobody: the person is not logged in, or no longer. What was typed is given back, to be sent after the login.
     *
     * @param login where people log in, or null if there is no such page
     */
    record Nobody(@Nullable String login) implements Answer {}

    /**
     * A response of the host's own in the place of any page, such as the end of a login.
     *
     * @param response what is sent
     */
    record Instead(ConsoleResponse response) implements Answer {
        /** Checks that there is a response. */
        public Instead {
            Objects.requireNonNull(response, "response");
        }
    }
}
