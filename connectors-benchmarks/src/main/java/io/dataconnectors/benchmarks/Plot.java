package io.dataconnectors.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A drawing of the CPU time of calls beside that of the baseline: a panel for each size, a group of bars for each contestant, a
 * bar for each number of callers. Its colours are readable on light and on dark ground.
 */
final class Plot {
    private static final int LABELS = 250;
    private static final int PANEL = 200;
    private static final int GAP = 24;
    private static final int BAR = 7;
    private static final int GROUP = 34;
    private static final int TOP = 56;

    /** What fills a panel. */
    private static final double MOST = 2;

    private static final List<String> SHADES = List.of("few", "some", "many");

    private final StringBuilder svg = new StringBuilder();
    private final Rounds rounds;
    private final List<Contestants> contestants;

    private Plot(Rounds rounds) {
        this.rounds = rounds;
        contestants = rounds.contestants().stream()
                .filter(contestant -> contestant != Contestants.MEMORY)
                .toList();
    }

    static String of(Rounds rounds) {
        return new Plot(rounds).draw();
    }

    private String draw() {
        int height = TOP + contestants.size() * GROUP + 34;
        int width = LABELS + Size.values().length * (PANEL + GAP);
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" font-family=\"sans-serif\""
                        + " font-size=\"12\">",
                width, height, width);
        line("<style>text{fill:#57606a}.few{fill:#9ec5e8}.some{fill:#4f93ce}.many{fill:#2563a8}.ours{font-weight:bold}"
                + ".one{stroke:#8c959f;stroke-dasharray:3 3}"
                + "@media(prefers-color-scheme:dark){text{fill:#c9d1d9}.few{fill:#a5d0f5}.some{fill:#5b9fd9}.many{fill:#3d7cc0}}"
                + "</style>");
        line("<text x=\"0\" y=\"14\">CPU time of a call; by hand with java.net.http is 1</text>");
        for (int i = 0; i < contestants.size(); i++) {
            String label = contestants.get(i).label();
            line(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>",
                    LABELS - 10,
                    TOP + i * GROUP + 16,
                    label.startsWith("**") ? " class=\"ours\"" : "",
                    label.replace("**", ""));
        }
        int x = LABELS;
        for (Size size : Size.values()) {
            panel(size, x);
            x += PANEL + GAP;
        }
        legend(height - 10);
        return svg.append("</svg>\n").toString();
    }

    private void panel(Size size, int x) {
        int one = x + (int) (PANEL / MOST);
        int bottom = TOP + contestants.size() * GROUP - 8;
        line("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>", x, TOP - 12, size.label());
        line("<line class=\"one\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", one, TOP - 6, one, bottom);
        List<Integer> callers = rounds.callers(size);
        for (int i = 0; i < contestants.size(); i++) {
            for (int j = 0; j < callers.size(); j++) {
                double ratio = rounds.ratio(contestants.get(i), size, callers.get(j), Measurement::cpu)
                        .median();
                bar(x, TOP + i * GROUP + j * (BAR + 1), ratio, SHADES.get(j % SHADES.size()));
            }
        }
    }

    private void bar(int x, int y, double ratio, String shade) {
        int length = (int) Math.round(Math.min(ratio, MOST) * PANEL / MOST);
        line("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", shade, x, y, length, BAR);
        line(
                "<text x=\"%d\" y=\"%d\" font-size=\"8\">%.2f</text>",
                Math.min(x + length + 3, x + PANEL - 4), y + BAR, ratio);
    }

    private void legend(int y) {
        List<Integer> callers = rounds.callers(Size.SMALL);
        int x = LABELS;
        for (int i = 0; i < callers.size(); i++) {
            line(
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\"/>",
                    SHADES.get(i % SHADES.size()), x, y - 9);
            line("<text x=\"%d\" y=\"%d\">callers: %d</text>", x + 14, y, callers.get(i));
            x += 90;
        }
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
