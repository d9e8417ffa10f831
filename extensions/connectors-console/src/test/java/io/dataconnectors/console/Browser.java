package io.dataconnectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A window of headless Chromium on a console. Where there is no Chromium, the test is skipped and says so. */
public final class Browser implements AutoCloseable {
    /** On a busy machine the half of a minute that it has by itself is too short for axe. */
    private static final int AXE_SECONDS = 300;

    static {
        // that Selenium knows no newer protocol of this Chromium than an older one is nothing to tell
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
    }

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--force-device-scale-factor=1",
            "--lang=en");

    private final ChromeDriver driver;
    private final Path profile;
    private String url = "";

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** Opens a window of 1280 pixels in which a person is logged in. */
    public static Browser open(ConsoleTesting console, String person) {
        String chromium = installed("chromium");
        String driver = installed("chromedriver");
        try {
            Path profile = Files.createTempDirectory("console-browser");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(chromium).addArguments(ARGUMENTS).addArguments("--user-data-dir=" + profile);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(new File(driver))
                    .usingAnyFreePort()
                    .build();
            Browser browser = new Browser(new ChromeDriver(service, options), profile);
            browser.beginAnew(console, person);
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String installed(String name) {
        Stream<String> folders =
                Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/bin"));
        String found = folders.map(folder -> folder + File.separator + name)
                .filter(file -> new File(file).canExecute())
                .findFirst()
                .orElse(null);
        if (found == null) {
            String reason = "There is no " + name + " on the PATH: this test in a browser is skipped";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return found;
    }

    /** Goes on with another console, in which a person is logged in, as a window does that was just opened. */
    public void beginAnew(ConsoleTesting console, String person) {
        url = console.url();
        driver.get("about:blank"); // what the page before still asks for is nothing to complain about
        scripts(true);
        size(1280, 900);
        dark(false);
        logIn(person);
        complaints();
    }

    /** Returns Selenium's own view of the window. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Logs a person in, in the place of the one before. */
    public void logIn(String person) {
        command("Network.clearBrowserCookies", Map.of());
        command("Network.setCookie", Map.of("name", "person", "value", person, "url", url));
    }

    /** Opens a path of the console. */
    public void show(String path) {
        driver.get(url + path);
    }

    /** Returns the first element that a CSS selector finds, once it can be seen. */
    public WebElement see(String css) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Waits until what a CSS selector finds can be seen, and presses it; what a script replaces just then is looked for again. */
    public void press(String css) {
        new WebDriverWait(driver, Duration.ofMinutes(1))
                .ignoring(StaleElementReferenceException.class)
                .until(any -> {
                    see(css).click();
                    return true;
                });
    }

    /** Waits until an element has a text in it. */
    public void seeIn(String css, String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(css), text));
    }

    /** Waits until nothing that can be seen is found by a CSS selector. */
    public void gone(String css) {
        waiting().until(ExpectedConditions.invisibilityOfElementLocated(By.cssSelector(css)));
    }

    private WebDriverWait waiting() {
        WebDriverWait waiting = new WebDriverWait(driver, Duration.ofMinutes(1));
        waiting.ignoring(WebDriverException.class); // the page that was looked at has just given way to another
        return waiting;
    }

    /** Gives the page a size in pixels, down to that of a phone. */
    public void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Has the window be light or dark. Nothing moves: what is looked at has the colours that it ends with. */
    public void dark(boolean dark) {
        List<Map<String, String>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"));
        command("Emulation.setEmulatedMedia", Map.of("features", features));
    }

    /** Has the pages that are opened from now on run scripts or not. */
    public void scripts(boolean run) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    /** Returns what axe finds wrong with the page, each with its place; empty if nothing is. */
    public List<String> axe() {
        return new AxeBuilder()
                .setTimeout(AXE_SECONDS).analyze(driver).getViolations().stream()
                        .map(Browser::said)
                        .toList();
    }

    private static String said(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /**
     * Looks at what the window shows, wide and narrow, light and dark: axe finds nothing wrong, nothing is wider than the window,
     * and a picture of each is kept.
     */
    public void looksWell(String name) {
        for (int width : new int[] {1280, 390}) {
            for (boolean dark : new boolean[] {false, true}) {
                size(width, 900);
                dark(dark);
                String look = name + "-" + width + (dark ? "-dark" : "-light");
                picture(look);
                assertThat(axe()).as(look).isEmpty();
                assertThat(driver.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                        .as("%s fits the window", look)
                        .isEqualTo(true);
            }
        }
        size(1280, 900);
        dark(false);
    }

    /** Returns what the browser wrote to its console: what the security policy refused is there. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/name.png}. */
    public void picture(String name) {
        try {
            Path file = Path.of("target", "screenshots", name + ".png");
            Files.createDirectories(file.getParent());
            Map<String, Object> shot =
                    driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
            Files.write(file, OutputType.BYTES.convertFromBase64Png((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            System.out.println("The profile of the browser could not be deleted: " + profile);
        }
    }
}
