package io.dataconnectors.micrometer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A drawing of what was measured each second: a panel for each question that a host asks, readable on light and on dark ground. */
final class Dashboard {
    private static final int COLUMNS = 3;
    private static final int WIDTH = 290;
    private static final int HEIGHT = 120;
    private static final int LEFT = 34;
    private static final int TOP = 50;
    private static final int GAP_ACROSS = 20;
    private static final int GAP_DOWN = 66;
    private static final String STYLE = "text{fill:#57606a}.title{fill:#1f2328;font-weight:bold}"
            + "path{fill:none;stroke-width:1.5}path.frame{stroke:#d0d7de;stroke-width:1}path.limit{stroke:#8c959f;stroke-dasharray:4 3}"
            + "path.good{stroke:#2563a8}path.bad{stroke:#c4432b}path.other{stroke:#b07d12}"
            + "rect.good{fill:#2563a8}rect.bad{fill:#c4432b}rect.other{fill:#b07d12}rect.limit{fill:#8c959f}"
            + "@media(prefers-color-scheme:dark){text{fill:#c9d1d9}.title{fill:#f0f6fc}path.frame{stroke:#3d444d}"
            + "path.good{stroke:#5b9fd9}path.bad{stroke:#f0806a}path.other{stroke:#d9a441}"
            + "rect.good{fill:#5b9fd9}rect.bad{fill:#f0806a}rect.other{fill:#d9a441}}";

    /**
     * A line of a panel.
     *
     * @param look good, bad, other or limit
     * @param values one for each second
     */
    record Line(String name, String look, double[] values) {}

    private record Panel(String title, List<Line> lines) {
        double most() {
            return Math.max(
                    1,
                    lines.stream()
                            .flatMapToDouble(line -> Arrays.stream(line.values))
                            .max()
                            .orElse(1));
        }
    }

    private final List<Panel> panels = new ArrayList<>();
    private final StringBuilder svg = new StringBuilder();

    Dashboard panel(String title, Line... lines) {
        panels.add(new Panel(title, List.of(lines)));
        return this;
    }

    String draw() {
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * (LEFT + WIDTH + GAP_ACROSS);
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">",
                width, rows * (HEIGHT + GAP_DOWN) + 10, width);
        add("<style>%s</style>", STYLE);
        for (int i = 0; i < panels.size(); i++) {
            int x = LEFT + i % COLUMNS * (LEFT + WIDTH + GAP_ACROSS);
            draw(panels.get(i), x, TOP + i / COLUMNS * (HEIGHT + GAP_DOWN));
        }
        return svg.append("</svg>\n").toString();
    }

    private void draw(Panel panel, int x, int y) {
        add("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>", x, y - 26, panel.title);
        add("<path class=\"frame\" d=\"M%d %dV%dH%d\"/>", x, y, y + HEIGHT, x + WIDTH);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.0f</text>", x - 4, y + 8, panel.most());
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">0</text>", x - 4, y + HEIGHT);
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">60 s</text>", x + WIDTH, y + HEIGHT + 14);
        int across = x;
        for (Line line : panel.lines) {
            add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"8\" height=\"8\"/>", line.look, across, y - 18);
            add("<text x=\"%d\" y=\"%d\">%s</text>", across + 11, y - 10, line.name);
            across += 24 + 7 * line.name.length();
            add("<path class=\"%s\" d=\"M%s\"/>", line.look, points(line.values, panel.most(), x, y));
        }
    }

    private static String points(double[] values, double most, int x, int y) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%d %.1f",
                        x + i * WIDTH / Math.max(1, values.length - 1),
                        y + HEIGHT - values[i] * HEIGHT / most))
                .collect(Collectors.joining("L"));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
