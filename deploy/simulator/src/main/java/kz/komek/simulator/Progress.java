package kz.komek.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** A bar that redraws itself on a terminal; a line now and then where there is none. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String title;
    private final int total;
    private final IntSupplier done;
    private final Supplier<String> state;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread painter;
    private String last = "";

    Progress(PrintStream out, boolean terminal, String title, int total, IntSupplier done, Supplier<String> state) {
        this.out = out;
        this.terminal = terminal;
        this.title = title;
        this.total = total;
        this.done = done;
        this.state = state;
        this.painter = Thread.ofVirtual().start(this::paint);
    }

    private void paint() {
        var pause = terminal ? Duration.ofMillis(250) : Duration.ofSeconds(10);
        try {
            while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) draw();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw() {
        String line = line(title, done.getAsInt(), total, state.get());
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, last.length() - line.length())));
            out.flush();
        } else if (!line.equals(last)) {
            out.println(line);
        }
        last = line;
    }

    static String line(String title, int done, int total, String state) {
        int full = total == 0 ? WIDTH : (int) ((long) WIDTH * Math.min(done, total) / total);
        int percent = total == 0 ? 100 : (int) (100L * Math.min(done, total) / total);
        return title + " [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + percent + " %  " + state;
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        draw();
        if (terminal) out.println();
    }
}
