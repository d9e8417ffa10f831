package io.dataconnectors.examples.host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A product whose customers, the tenants, connect their own systems to it. */
@SpringBootApplication
public class Shop {
    /** Is made by Spring. */
    public Shop() {}

    /** Starts the product. */
    public static void main(String[] args) {
        SpringApplication.run(Shop.class, args);
    }
}
