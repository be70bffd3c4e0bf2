package kz.komek.local;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The launcher's words on the terminal: one line for one thing that happened. */
final class Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private final InstantSource clock;
    private final long started = System.nanoTime();

    Screen(InstantSource clock) {
        this.clock = clock;
    }

    void say(String line) {
        System.out.println(TIME.format(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault())) + "  " + line);
    }

    /** Without the time: the addresses at the end, and the like. */
    void plain(String text) {
        System.out.println(text);
    }

    void ready(String name, long since, boolean again) {
        say(name + (again ? " is ready again (" : " … ready (") + seconds(since) + ")");
    }

    String sinceStart() {
        return seconds(started);
    }

    static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }
}
