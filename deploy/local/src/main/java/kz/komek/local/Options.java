package kz.komek.local;

import java.nio.file.Path;
import java.util.Optional;

/** What was asked for on the command line, checked as far as that alone can tell. */
record Options(
        Ports ports,
        Path data,
        String host,
        Optional<String> postgres,
        Optional<String> kafka,
        int gateways,
        int servers,
        boolean demo) {
    Options {
        requireReplicas("--gateways", gateways);
        requireReplicas("--servers", servers);
        kafka.filter(address -> !address.matches(".+:\\d+")).ifPresent(address -> {
            throw new CannotStart("--kafka takes HOST:PORT, not " + address + ".");
        });
    }

    private static void requireReplicas(String option, int asked) {
        if (asked < 1 || asked > Ports.MOST_REPLICAS) {
            throw new CannotStart(option + " takes a number from 1 to " + Ports.MOST_REPLICAS + ", not " + asked + ".");
        }
    }
}
