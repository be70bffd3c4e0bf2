package kz.komek.routing.domain;

import java.time.Duration;
import kz.komek.catalogue.domain.Priority;

/** By how many hours a priority puts a ticket before others of the same deadline. */
public record Allowances(int low, int normal, int high, int urgent) {
    public static final Allowances USUAL = new Allowances(0, 4, 24, 24);

    public Duration of(Priority priority) {
        return Duration.ofHours(
                switch (priority) {
                    case LOW -> low;
                    case NORMAL -> normal;
                    case HIGH -> high;
                    case URGENT -> urgent;
                });
    }
}
