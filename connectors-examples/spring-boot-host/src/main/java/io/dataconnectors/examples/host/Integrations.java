package io.dataconnectors.examples.host;

import io.dataconnectors.Dependent;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.spi.DependencyResolver;
import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What connectors have to know of this product: who works where and may do what, and which workflows use a connector. */
@Configuration(proxyBeanMethods = false)
class Integrations {
    @Bean
    ConsoleAccess consoleAccess() {
        return request -> User.current()
                .map(user -> ConsoleAccess.visitor(user.tenant(), user.name(), rights(user)))
                .orElse(ConsoleAccess.nobody("/login"));
    }

    private static EnumSet<Right> rights(User user) {
        return user.isAdmin() ? EnumSet.allOf(Right.class) : EnumSet.of(Right.VIEW);
    }

    @Bean
    DependencyResolver usingWorkflows(Workflows workflows) {
        return connector -> workflows.using(connector.workspace(), connector.name()).stream()
                .map(workflow -> new Dependent("workflow", workflow.id(), workflow.name()))
                .toList();
    }
}
