package io.credence.platform.local.demo;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// What a person sees while the demo works: a numbered headline per step, its facts, and a bar for
/// what takes long.
public final class Steps {

    private static final int PERCENT = 100;

    private final PrintWriter out;
    private final boolean terminal;
    private final long startedNanos = System.nanoTime();
    private int step;

    public Steps(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public void begin(String title) {
        step++;
        out.printf(
                Locale.ROOT,
                "%n[%6.1f s] %d. %s%n",
                (System.nanoTime() - startedNanos) / 1e9,
                step,
                title);
        out.flush();
    }

    public void fact(String format, Object... values) {
        out.println("    " + String.format(Locale.ROOT, format, values));
        out.flush();
    }

    public double elapsedSeconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /// A bar of 100 parts. Away from a terminal it prints a line at each tenth only.
    public Bar bar(String task) {
        ProgressBarBuilder builder =
                ProgressBar.builder()
                        .setTaskName("    " + task)
                        .setInitialMax(PERCENT)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .hideEta();
        if (terminal) {
            builder.setMaxRenderedLength(110);
        } else {
            builder.setConsumer(new DelegatingProgressBarConsumer(line -> {}, PERCENT));
        }
        return new Bar(builder.build(), task);
    }

    /// One bar; closing it ends its line.
    public final class Bar implements AutoCloseable {

        private final ProgressBar bar;
        private final String task;
        private long printedTenth = -1;

        private Bar(ProgressBar bar, String task) {
            this.bar = bar;
            this.task = task;
        }

        public void at(double fraction, String message) {
            long percent = Math.round(Math.clamp(fraction, 0.0, 1.0) * PERCENT);
            bar.stepTo(percent);
            bar.setExtraMessage(message);
            if (!terminal && percent / 10 > printedTenth) {
                printedTenth = percent / 10;
                fact("%s %3d %%  %s", task, percent, message);
            }
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
