package kz.komek.knowledge.domain;

import java.util.List;

/** What somebody looks for: words, each in every writing in which it may be meant. */
public record Sought(List<Word> words) {
    /** @param typed as it was typed */
    public record Word(String typed, List<Reading> readings) {}

    /** @param weight from 0 to 1: how sure it is that this was meant */
    public record Reading(String lexeme, double weight, By by) {}

    /** Served a word was read. */
    public enum By {
        STEM(1),
        /** Another keyboard. */
        KEYBOARD(0.9),
        /** Latin letters, or letters that differ between writings. */
        SOUND(0.8),
        /** Something that is written nearly so. */
        NEARLY(0.6);

        private final double weight;

        By(double weight) {
            this.weight = weight;
        }

        public Reading of(String lexeme) {
            return new Reading(lexeme, weight, this);
        }
    }
}
