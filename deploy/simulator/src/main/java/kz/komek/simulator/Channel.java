package kz.komek.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways a simulated resident can write. */
enum Channel {
    WEB,
    EMAIL;

    /** "web,email" and the like. */
    static Set<Channel> parse(String list) {
        var channels = EnumSet.noneOf(Channel.class);
        for (String name : list.split(",")) {
            channels.add(Arrays.stream(values())
                    .filter(channel -> channel.option().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "--channels takes a list of web and email, not \"" + name.strip() + "\"")));
        }
        return channels;
    }

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }
}
