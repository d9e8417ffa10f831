package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataconnectors.console.servlet.ConsoleServlet;
import io.dataconnectors.console.spi.ConsoleAccess;
import io.dataconnectors.console.spi.ConsoleAccess.Right;
import io.dataconnectors.registry.ConnectorRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console in a servlet container, below a context path and with a filter of the host that reads parameters. */
class ServletTest {
    private final Server server = new Server();
    private final ServletContextHandler context = new ServletContextHandler("/shop");
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        ConsoleAccess access = request -> request.unwrap(HttpServletRequest.class)
                .map(servlet -> ConsoleAccess.visitor("acme", servlet.getMethod() + "-er", EnumSet.allOf(Right.class)))
                .orElse(ConsoleAccess.nobody(null));
        ServerConnector port = new ServerConnector(server);
        port.setHost("127.0.0.1");
        server.addConnector(port);
        Console console =
                Console.builder(ConnectorRegistry.builder().build(), access).build();
        context.addServlet(new ServletHolder(new ConsoleServlet(console)), "/connectors/*");
        server.setHandler(context);
        server.start();
        client = new TestClient("http://127.0.0.1:" + port.getLocalPort() + "/shop/connectors", "none=none");
    }

    @AfterEach
    void end() throws Exception {
        server.stop();
    }

    @Test
    void links_lead_below_the_context_path() {
        HttpResponse<String> page = client.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/shop/connectors/\"", "GET-er in acme");
        assertThat(client.get("").statusCode()).isEqualTo(200);
        assertThat(client.to("/").send("HEAD", "").body()).isEmpty();
    }

    @Test
    void a_form_is_read_and_given_back() {
        assertThat(givenBack()).contains("name=\"name\" value=\"ä &amp; b\"");
    }

    @Test
    void a_form_is_read_whose_parameters_a_filter_has_read_before() {
        Filter curious = (request, response, chain) -> {
            request.getParameter("name");
            chain.doFilter(request, response);
        };
        context.addFilter(new FilterHolder(curious), "/*", EnumSet.of(DispatcherType.REQUEST));

        assertThat(givenBack()).contains("name=\"name\" value=\"ä &amp; b\"");
    }

    @Test
    void a_form_of_which_the_container_has_left_something_out_is_refused() {
        Filter limited = (request, response, chain) -> {
            request.getParameter("name");
            request.setAttribute("org.apache.catalina.parameter_parse_failed", true); // as Tomcat does
            chain.doFilter(request, response);
        };
        context.addFilter(new FilterHolder(limited), "/*", EnumSet.of(DispatcherType.REQUEST));

        assertThat(givenBack()).contains("The form has more than the server of this host takes; nothing was changed");
    }

    private String givenBack() {
        return client.to("/tried").own().form(Map.of("name", "ä & b")).body();
    }
}
