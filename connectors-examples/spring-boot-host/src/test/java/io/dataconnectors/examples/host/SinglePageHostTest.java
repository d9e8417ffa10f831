package io.dataconnectors.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import io.dataconnectors.ConnectorQuery;
import io.dataconnectors.console.Console;
import io.dataconnectors.registry.ConnectorRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.SpringSecurityCoreVersion;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.StringUtils;

/** The host whose own front end is one page of scripts: its tokens are in a cookie, and the console is served beside it. */
class SinglePageHostTest {
    private static final boolean VIRTUAL = Runtime.version().feature() >= 21;
    private static final Queue<Thread> SERVED = new ConcurrentLinkedQueue<>();

    /** What a test looks at while a page of the console is written. */
    private static final AtomicReference<Consumer<HttpServletRequest>> WATCH = new AtomicReference<>(request -> {});

    private static ConfigurableApplicationContext host;
    private static String url;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Without an annotation: the host looks for those in this package, and would find it in its other tests. */
    static class SinglePage {
        @Bean
        @Order(0)
        SecurityFilterChain singlePage(HttpSecurity http) throws Exception {
            return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/connectors/**"))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(withDefaults())
                    .csrf(SinglePage::spa)
                    .build();
        }

        /** {@code csrf.spa()}, which Spring Security has from 7 on, or what its reference gave for it before. */
        private static void spa(CsrfConfigurer<HttpSecurity> csrf) {
            try {
                Method spa = CsrfConfigurer.class.getMethod("spa");
                spa.invoke(csrf);
            } catch (NoSuchMethodException before7) {
                csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new SpaHandler());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Bean
        Consumer<Console.Builder> watching() {
            return console -> console.header(request -> {
                SERVED.add(Thread.currentThread());
                request.unwrap(HttpServletRequest.class).ifPresent(WATCH.get());
                return "";
            });
        }
    }

    private static final class SpaHandler implements CsrfTokenRequestHandler {
        private final CsrfTokenRequestHandler plain = new CsrfTokenRequestAttributeHandler();
        private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
            masked.handle(request, response, token);
            token.get();
        }

        @Override
        public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
            boolean header = StringUtils.hasText(request.getHeader(token.getHeaderName()));
            return (header ? plain : masked).resolveCsrfTokenValue(request, token);
        }
    }

    @BeforeAll
    static void start() {
        host = new SpringApplication(Shop.class, SinglePage.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.datasource.url=jdbc:h2:mem:single-page",
                        "--spring.threads.virtual.enabled=" + VIRTUAL);
        url = "http://127.0.0.1:" + host.getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString("ada@acme:secret".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Basic " + login)
                .header("Origin", url);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder form(String path, String fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
    }

    /** Returns the token that a form of the console has. */
    private String token() throws Exception {
        String page = send(request("/connectors/connectors/new")).body();
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(field.find()).as(page).isTrue();
        return field.group(1);
    }

    @Test
    void forms_of_the_console_are_taken_as_browsers_send_them_with_scripts_and_without() throws Exception {
        String fields = "act=save&view=fields&%2Fname=two+words&_csrf=" + token();

        HttpResponse<String> plain = send(form("/connectors/connectors/new", fields));
        HttpResponse<String> boosted = send(form("/connectors/connectors/new", fields)
                .header("HX-Request", "true")
                .header("HX-Boosted", "true"));
        HttpResponse<String> checked =
                send(form("/connectors/connectors/check", fields).header("HX-Request", "true"));

        assertThat(plain.statusCode()).isEqualTo(422);
        assertThat(plain.body()).contains("two words");
        assertThat(boosted.statusCode()).isEqualTo(422);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.body()).contains("data-place=\"/name\"");
        assertThat(send(form("/connectors/connectors/new", "act=save&_csrf=" + "A".repeat(96)))
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void the_front_end_uses_the_api_with_the_token_of_its_cookie() throws Exception {
        token();
        String cookie = cookies.getCookieStore().getCookies().stream()
                .filter(kept -> kept.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();

        assertThat(validated(cookie)).isEqualTo(200);
        assertThat(validated("550e8400-e29b-41d4-a716-446655440000")).isIn(401, 403);
        assertThat(host.getBean(ConnectorRegistry.class)
                        .in("acme")
                        .search(ConnectorQuery.all())
                        .connectors())
                .isEmpty();
    }

    private int validated(String token) throws Exception {
        return send(request("/connectors/api/validate")
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }

    /** docs/spring-boot.md says so: Spring Security 6 looks at the path below a servlet, where Spring MVC is there, and the console is one. */
    @Test
    void a_pattern_of_a_security_matcher_fits_the_console_from_spring_security_7_on() throws Exception {
        SecurityFilterChain chain = host.getBean(HttpSecurity.class)
                .securityMatcher("/connectors/**")
                .build();
        List<Boolean> matched = new CopyOnWriteArrayList<>();
        WATCH.set(request -> matched.add(chain.matches(request)));

        assertThat(send(request("/connectors/activity")).statusCode()).isEqualTo(200);

        WATCH.set(request -> {});
        assertThat(matched)
                .containsExactly(!SpringSecurityCoreVersion.getVersion().startsWith("6."));
    }

    @Test
    void requests_of_the_console_run_on_virtual_threads_where_there_are_some() throws Exception {
        if (!VIRTUAL) {
            String reason = "This JVM has no virtual threads, which come with JDK 21: the test of them is skipped";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        SERVED.clear();

        assertThat(send(request("/connectors")).statusCode()).isEqualTo(200);

        Method isVirtual = Thread.class.getMethod("isVirtual");
        assertThat(SERVED)
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(isVirtual.invoke(thread)).isEqualTo(true));
    }
}
