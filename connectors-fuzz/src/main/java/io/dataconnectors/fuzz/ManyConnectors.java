package io.dataconnectors.fuzz;

/** Fills the table of connectors of a database with more than a test could create one by one. */
public final class ManyConnectors {
    private ManyConnectors() {}

    /**
     * Returns the statement that inserts connectors {@code c-1}, {@code c-2}, … of names such as {@code list_customer_9} and {@code
     * refund_order_15}; each third is a draft. Number 7 is {@code refund_needle_7}.
     *
     * @param postgres whether the database is PostgreSQL, and not H2
     * @param draft the JSON form of a draft of the workspace $W, with the id $I and the name $N
     * @param live the form of such a connector that is live
     * @param ofAcme how many are of the workspace acme; the others are spread over a thousand
     * @param all how many they are
     */
    public static String insert(boolean postgres, String draft, String live, int ofAcme, int all) {
        String form = "REPLACE(REPLACE(REPLACE(CASE WHEN n % 3 = 0 THEN '" + draft + "' ELSE '" + live
                + "' END, '$W', w), '$I', 'c-' || n), '$N', name)";
        return "INSERT INTO connectors_connector"
                + " (workspace, id, name, lower_name, status, revision, draft_revision, updated, form)"
                + " SELECT w, 'c-' || n, name, name, CASE WHEN n % 3 = 0 THEN 'draft' ELSE 'live' END, 1, 1, CURRENT_TIMESTAMP, "
                + (postgres ? "CAST(" + form + " AS json)" : form)
                + " FROM (SELECT n, CASE WHEN n <= " + ofAcme + " THEN 'acme' ELSE 'w-' || (n % 1000) END AS w,"
                + " CASE n % 8 WHEN 0 THEN 'get' WHEN 1 THEN 'list' WHEN 2 THEN 'create' WHEN 3 THEN 'update'"
                + " WHEN 4 THEN 'sync' WHEN 5 THEN 'find' WHEN 6 THEN 'delete' ELSE 'refund' END"
                + " || CASE WHEN n = 7 THEN '_needle_' WHEN n % 5 = 0 THEN '_order_' ELSE '_customer_' END || n AS name FROM "
                + (postgres
                        ? "generate_series(1, " + all + ") AS n"
                        : "(SELECT x AS n FROM SYSTEM_RANGE(1, " + all + "))")
                + ") rows_to_be";
    }
}
