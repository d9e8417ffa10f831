package io.dataconnectors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.Console;
import io.dataconnectors.console.servlet.ConsoleServlet;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Nobody;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.console.spi.ConsoleAccess.Visitor;
import io.dataconnectors.console.spi.ConsoleRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** When the console is served, where, and to whom. */
class ConsoleConfigurationTest {
    private static final ConsoleRequest REQUEST = (ConsoleRequest) Proxy.newProxyInstance(
            ConsoleRequest.class.getClassLoader(),
            new Class<?>[] {ConsoleRequest.class},
            (proxy, method, values) -> null);

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class));

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void where_nothing_says_who_may_see_it_the_console_is_not_served() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Console.class)
                        .doesNotHaveBean(ServletRegistrationBean.class));
    }

    @Test
    void it_is_served_where_the_application_says_who_may_see_it() {
        ConsoleAccess own = request -> ConsoleAccess.nobody(null);
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .withBean(ConsoleAccess.class, () -> own)
                .run(context -> assertThat(context).hasSingleBean(Console.class));
        application
                .withBean(ConsoleAccess.class, () -> own)
                .run(context -> assertThat(context.getBean(ConsoleAccess.class)).isSameAs(own));
    }

    @Test
    void it_has_the_path_that_is_set() {
        application.run(context -> assertThat(servlet(context.getBean(ServletRegistrationBean.class)))
                .containsExactly("/connectors", "/connectors/*"));
        application
                .withPropertyValues("dataconnectors.console.path=/admin/integrations")
                .run(context -> assertThat(servlet(context.getBean(ServletRegistrationBean.class)))
                        .containsExactly("/admin/integrations", "/admin/integrations/*"));
        application
                .withPropertyValues("dataconnectors.console.path=/connectors/")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .hasMessage("dataconnectors.console.path begins with a slash and does not end with one,"
                                + " such as /connectors, unlike /connectors/"));
    }

    private static List<String> servlet(ServletRegistrationBean<?> registration) {
        assertThat(registration.getServlet()).isInstanceOf(ConsoleServlet.class);
        return registration.getUrlMappings().stream().sorted().toList();
    }

    @Test
    void it_can_be_switched_off_and_is_not_there_where_no_servlets_are() {
        application
                .withPropertyValues("dataconnectors.console.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Console.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ConnectorsAutoConfiguration.class))
                .run(context -> assertThat(context).doesNotHaveBean(Console.class));
    }

    @Test
    void the_authorities_of_spring_security_are_rights_and_whoever_has_none_has_no_right() {
        application
                .withPropertyValues("dataconnectors.console.workspace=acme", "dataconnectors.console.login=/login")
                .run(context -> {
                    ConsoleAccess access = context.getBean(ConsoleAccess.class);

                    assertThat(access.admit(REQUEST)).isEqualTo(new Nobody("/login"));
                    SecurityContextHolder.getContext()
                            .setAuthentication(new AnonymousAuthenticationToken(
                                    "key", "anonymousUser", AuthorityUtils.createAuthorityList("connectors:view")));
                    assertThat(access.admit(REQUEST)).isEqualTo(new Nobody("/login"));
                    logIn("ROLE_ADMIN");
                    assertThat(access.admit(REQUEST))
                            .isEqualTo(new Visitor("acme", "ada", EnumSet.noneOf(Right.class)));
                    logIn("connectors:view", "connectors:set-live");
                    assertThat(access.admit(REQUEST))
                            .isEqualTo(new Visitor("acme", "ada", EnumSet.of(Right.VIEW, Right.SET_LIVE)));
                });
    }

    @Test
    void an_application_names_the_authorities_that_it_has() {
        application
                .withPropertyValues(
                        "dataconnectors.console.authorities.view=ROLE_USER",
                        "dataconnectors.console.authorities.secrets=ROLE_ADMIN")
                .run(context -> {
                    logIn("ROLE_USER", "ROLE_ADMIN", "connectors:view");

                    assertThat(context.getBean(ConsoleAccess.class).admit(REQUEST))
                            .isEqualTo(new Visitor("default", "ada", EnumSet.of(Right.VIEW, Right.SECRETS)));
                });
    }

    @Test
    void the_properties_for_an_empty_project_let_its_one_user_do_all() throws IOException {
        Matcher block = Pattern.compile("(?s)```properties\\n(.*?)```")
                .matcher(Files.readString(Path.of("..", "..", "docs", "spring-boot.md")));
        assertThat(block.find()).isTrue();

        application.withPropertyValues(block.group(1).split("\\n")).run(context -> {
            logIn("ROLE_ADMIN");

            assertThat(context.getBean(ConsoleAccess.class).admit(REQUEST))
                    .isEqualTo(new Visitor("default", "ada", EnumSet.allOf(Right.class)));
        });
    }

    private static void logIn(String... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        "ada", "none", AuthorityUtils.createAuthorityList(authorities)));
    }
}
