package io.dataconnectors.examples.host;

import io.dataconnectors.Execution;
import io.dataconnectors.Failure;
import io.dataconnectors.Invocation;
import io.dataconnectors.registry.ConnectorRegistry;
import org.springframework.stereotype.Service;

/** An automation: what the tenant's own system says of an order is stored on the customer. */
@Service
class OrderStatus {
    private final ConnectorRegistry connectors;
    private final Customers customers;

    OrderStatus(ConnectorRegistry connectors, Customers customers) {
        this.connectors = connectors;
        this.customers = customers;
    }

    String refresh(String tenant, Customers.Customer customer) {
        Execution done = connectors.in(tenant).execute("retrieve_order", Invocation.of("order_id", customer.order()));
        Failure failure = done.failure();
        if (failure != null) {
            return failure.message();
        }
        customers.store(customer, String.valueOf(done.outputs().get("status")));
        return "stored";
    }
}
