package io.dataconnectors.examples.host;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages of a customer. */
@RestController
class CustomerController {
    private final Customers customers;
    private final OrderStatus orders;

    CustomerController(Customers customers, OrderStatus orders) {
        this.customers = customers;
        this.orders = orders;
    }

    @GetMapping("/customers/{id}")
    ResponseEntity<Customers.Customer> show(@PathVariable("id") String id) {
        return ResponseEntity.of(User.current().flatMap(user -> customers.find(user.tenant(), id)));
    }

    @PostMapping("/customers/{id}/refresh")
    ResponseEntity<String> refresh(@PathVariable("id") String id) {
        return ResponseEntity.of(User.current()
                .flatMap(user -> customers.find(user.tenant(), id))
                .map(customer -> orders.refresh(customer.tenant(), customer)));
    }
}
