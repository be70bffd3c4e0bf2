package kz.komek.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One program and the thread that watches it: starts it, sees it ready, starts it again when it dies. */
final class Child {
    private static final List<Long> BACK_OFF_SECONDS = List.of(0L, 1L, 2L, 4L, 8L, 10L);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final int HOPELESS = 5;
    private static final int LAST_LINES = 12;

    private final Program program;
    private final DataFolder data;
    private final Screen screen;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Deque<Long> deaths = new ArrayDeque<>();

    Child(Program program, DataFolder data, Screen screen) {
        this.program = program;
        this.data = data;
        this.screen = screen;
    }

    String name() {
        return program.name();
    }

    LogFile log() {
        return program.log();
    }

    /** Completes at the first readiness, or fails with the sentence that explains why there will be none. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    Child start() {
        log().rotate();
        Thread.ofVirtual().name("watch " + name()).start(this::live);
        return this;
    }

    /** From now on it stays dead. */
    void restartNoMore() {
        stopping.countDown();
    }

    void stop(long seconds) {
        restartNoMore();
        program.stop(seconds);
        data.forget(name());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void live() {
        while (!isStopping()) {
            String death = oneLife();
            if (isStopping() || !goesOnAfter(death)) {
                return;
            }
        }
    }

    /** From start to death; returns what it died of. */
    private String oneLife() {
        long started = System.nanoTime();
        try {
            Process process = program.start();
            data.remember(name(), process.toHandle());
            awaitReady(process, started);
            return Sentences.death(process.waitFor());
        } catch (CannotStart e) {
            return "cannot start (" + e.getMessage() + ")";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e); // nobody interrupts this thread
        } finally {
            if (System.nanoTime() - started > STEADY.toNanos()) {
                deaths.clear();
            }
        }
    }

    private void awaitReady(Process process, long started) throws InterruptedException {
        while (process.isAlive() && !isStopping()) {
            if (program.ready()) {
                screen.ready(name(), started, ready.isDone());
                ready.complete(null);
                return;
            }
            stopping.await(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean goesOnAfter(String death) {
        deaths.addLast(System.nanoTime());
        if (!ready.isDone() && isHopeless()) {
            ready.completeExceptionally(new CannotStart(lastWords(death)));
            return false;
        }
        long pause = BACK_OFF_SECONDS.get(Math.min(deaths.size(), BACK_OFF_SECONDS.size()) - 1);
        screen.say(name() + " " + death + data.spaceNote() + "; starting it again "
                + (pause == 0 ? "now" : "in " + pause + " s") + ". Until then: " + program.meanwhile() + ".");
        try {
            return !stopping.await(pause, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isHopeless() {
        return data.isFull()
                || deaths.size() >= HOPELESS
                        && deaths.getLast()
                                        - deaths.stream()
                                                .skip(deaths.size() - HOPELESS)
                                                .findFirst()
                                                .orElseThrow()
                                < STEADY.toNanos();
    }

    private String lastWords(String death) {
        if (data.isFull()) {
            return name() + " " + death + data.spaceNote() + ".";
        }
        return name() + " " + death + " for the " + HOPELESS + "th time within a minute. The end of " + log().path()
                + ":\n  " + String.join("\n  ", log().tail(LAST_LINES));
    }
}
