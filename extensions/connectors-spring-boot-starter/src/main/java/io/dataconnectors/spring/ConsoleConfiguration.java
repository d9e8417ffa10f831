package io.dataconnectors.spring;

import io.dataconnectors.console.Console;
import io.dataconnectors.console.internal.guard.SigningKey;
import io.dataconnectors.console.servlet.ConsoleServlet;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleTokens;
import io.dataconnectors.registry.ConnectorRegistry;
import io.dataconnectors.spi.SecretStore;
import jakarta.servlet.Servlet;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The console, where the application serves servlets. It is served only if something says who may see it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Console.class, Servlet.class})
@ConditionalOnProperty(name = "dataconnectors.console.enabled", matchIfMissing = true)
class ConsoleConfiguration {
    /** Spring Security knows who a person is, and its authorities say what the person may do. It is asked first. */
    @Configuration(proxyBeanMethods = false)
    @Order(1)
    @ConditionalOnClass(
            name = {
                "org.springframework.security.core.context.SecurityContextHolder",
                "org.springframework.security.web.csrf.CsrfToken"
            })
    static class BySecurity {
        @Bean
        @ConditionalOnMissingBean
        ConsoleAccess consoleAccess(ConnectorsProperties properties) {
            return new SpringSecurityAccess(properties.console());
        }

        @Bean
        @ConditionalOnMissingBean
        ConsoleTokens consoleTokens(ConnectorsProperties properties) {
            return new SpringSecurityTokens(
                    properties.console().key().map(SigningKey::new).orElseGet(SigningKey::random));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnBean(ConsoleAccess.class)
    static class Served {
        @Bean
        @ConditionalOnMissingBean
        Console connectorsConsole(
                ConnectorRegistry registry,
                ConsoleAccess access,
                ConnectorsProperties properties,
                ObjectProvider<SecretStore> secrets,
                ObjectProvider<ConsoleTokens> tokens,
                ObjectProvider<Consumer<Console.Builder>> customizers) {
            Console.Builder builder = Console.builder(registry, access);
            secrets.ifAvailable(builder::secrets);
            properties.console().key().ifPresent(builder::tokenKey);
            tokens.ifAvailable(builder::tokens);
            if (properties.console().trustForwarded()) {
                builder.trustForwarded();
            }
            customizers.orderedStream().forEach(customizer -> customizer.accept(builder));
            return builder.build();
        }

        @Bean
        ServletRegistrationBean<ConsoleServlet> connectorsConsoleServlet(
                Console console, ConnectorsProperties properties) {
            String path = properties.console().path();
            if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw new IllegalStateException(
                        "dataconnectors.console.path begins with a slash and does not end with one,"
                                + " such as /connectors, unlike " + path);
            }
            ServletRegistrationBean<ConsoleServlet> servlet =
                    new ServletRegistrationBean<>(new ConsoleServlet(console), path, path + "/*");
            servlet.setName("connectorsConsole");
            return servlet;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(2)
    @ConditionalOnMissingBean(ConsoleAccess.class)
    static class Closed {
        Closed() {
            LoggerFactory.getLogger(ConnectorsAutoConfiguration.class)
                    .warn(
                            "The console is not served: nothing says who may see it. Add Spring Security, or a bean that is a"
                                    + " ConsoleAccess; or set dataconnectors.console.enabled to false");
        }
    }
}
