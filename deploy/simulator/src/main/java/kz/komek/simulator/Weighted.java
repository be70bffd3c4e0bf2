package kz.komek.simulator;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws items as often as their weights say. */
final class Weighted<T> {
    private final NavigableMap<Double, T> upTo = new TreeMap<>();
    private double total;

    Weighted(List<T> items, ToDoubleFunction<T> weight) {
        for (T item : items) {
            total += weight.applyAsDouble(item);
            upTo.put(total, item);
        }
    }

    T draw(RandomGenerator random) {
        return upTo.higherEntry(random.nextDouble() * total).getValue();
    }
}
