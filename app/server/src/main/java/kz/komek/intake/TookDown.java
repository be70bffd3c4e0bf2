package kz.komek.intake;

import java.util.List;

/**
 * Raised in process when somebody of ours has taken down what was said in a call, in the transaction that opens its tickets.
 *
 * @param numbers of the tickets
 */
public record TookDown(String call, List<String> numbers, String by) {
    public TookDown {
        numbers = List.copyOf(numbers);
    }
}
