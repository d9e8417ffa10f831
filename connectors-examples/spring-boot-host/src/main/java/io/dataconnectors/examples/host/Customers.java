package io.dataconnectors.examples.host;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The customers of tenants. */
@Repository
class Customers {
    private final JdbcTemplate database;

    Customers(JdbcTemplate database) {
        this.database = database;
    }

    record Customer(String id, String tenant, String order, String status) {}

    Optional<Customer> find(String tenant, String id) {
        List<Customer> found = database.query(
                "SELECT id, tenant, order_number, order_status FROM customer WHERE tenant = ? AND id = ?",
                (row, number) -> new Customer(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                tenant,
                id);
        return found.stream().findFirst();
    }

    void store(Customer customer, String status) {
        database.update(
                "UPDATE customer SET order_status = ? WHERE tenant = ? AND id = ?",
                status,
                customer.tenant(),
                customer.id());
    }
}
