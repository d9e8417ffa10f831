package io.dataconnectors.jdbc.internal;

import io.dataconnectors.StorageException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;

/**
 * Failures of the database in words of the library. Messages of drivers quote statements and values of rows: none of them is
 * passed on.
 */
public final class Faults {
    private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S03", "42S04");

    /** A chain of causes may lead back to itself. */
    private static final int DEEPEST_CAUSE = 20;

    private static final String AWAY = "the database cannot be reached";
    private static final String READ_ONLY = "the database can only be read";
    private static final String FULL = "the database is full";
    private static final String STOPS = "the database is shutting down or starting";
    private static final String NO_DATABASE = "there is no such database";
    private static final String IN_THE_WAY = "another transaction was in the way; try again";
    private static final String FILES = "the database cannot read or write its files; the disk may be full";
    private static final String SLOW = "the database took too long";

    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("25006", READ_ONLY),
            Map.entry("90097", READ_ONLY),
            Map.entry("53100", FULL),
            Map.entry("53200", "the database is out of memory"),
            Map.entry("53300", "the database takes no further connection"),
            Map.entry("42501", "the user of the database has no right to"),
            Map.entry("57014", SLOW),
            Map.entry("HYT00", "a lock was not free in time; try again"),
            Map.entry("55P03", "a lock was not free in time; try again"),
            Map.entry("90131", IN_THE_WAY),
            Map.entry("25P02", "an earlier statement of the transaction failed"),
            Map.entry("90146", NO_DATABASE),
            Map.entry("90149", NO_DATABASE),
            Map.entry("90067", AWAY),
            Map.entry("90098", AWAY),
            Map.entry("90121", AWAY),
            Map.entry("90135", STOPS),
            Map.entry("90020", "another process has the database open"));

    private static final Map<String, String> CLASSES = Map.of(
            "08", AWAY,
            "57", STOPS,
            "28", "the database refuses the user or the password",
            "3D", NO_DATABASE,
            "40", IN_THE_WAY,
            "53", "the database has too few resources",
            "58", FILES);

    private Faults() {}

    /** Whether a constraint of unique columns refused a statement. */
    public static boolean isTaken(SQLException e) {
        return "23505".equals(e.getSQLState());
    }

    /** Whether the database could not be reached, or is starting or shutting down: later it may be there. */
    static boolean isAway(SQLException e) {
        String state = state(e);
        return !STATES.containsKey(state) && (state.startsWith("08") || state.startsWith("57"));
    }

    private static boolean isMissingTable(SQLException e) {
        return MISSING.contains(state(e));
    }

    /** Returns the exception for what was tried, such as "The connector could not be written". */
    public static StorageException of(String tried, SQLException e) {
        return new StorageException(sentence(tried, e), withoutTexts(e));
    }

    /** Returns the sentence for what goes on without it, such as "Changes cannot be read for now". */
    public static String sentence(String tried, Throwable e) {
        return tried + ": " + (e instanceof SQLException fault ? reason(fault) : String.valueOf(e.getMessage()));
    }

    private static String reason(SQLException e) {
        String state = state(e);
        if (isMissingTable(e)) {
            return "a table is missing; " + Schema.STORAGE.howToInstall();
        }
        if (STATES.containsKey(state)) {
            return STATES.get(state);
        }
        String known = CLASSES.get(state.substring(0, Math.min(2, state.length())));
        if (known == null && e instanceof SQLTransientConnectionException) {
            return "no connection to the database was to be had in time";
        }
        if (known == null && isOfFiles(e)) {
            return FILES;
        }
        return known == null
                ? "the database refused it (SQLSTATE " + state + ", code " + e.getErrorCode() + ")"
                : known;
    }

    /** H2 says no more than that something went wrong when it cannot write its file. */
    private static boolean isOfFiles(SQLException e) {
        Throwable cause = e.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof IOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "unknown" : state;
    }

    /** Where it happened and what kind of thing, for whoever reads the log, without the text of the driver. */
    private static SQLException withoutTexts(SQLException e) {
        SQLException bare = new SQLException(
                e.getClass().getName() + ", SQLSTATE " + e.getSQLState() + ", code " + e.getErrorCode(),
                e.getSQLState(),
                e.getErrorCode());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }
}
