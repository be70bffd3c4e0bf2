package kz.komek.dialogue.domain;

import org.jspecify.annotations.Nullable;

/** A question of the script. What kinds there are, the program says; which of them are asked and in which order, the script. */
public sealed interface Step {
    /** Stands in the ids of its choices. */
    String id();

    /** The question after it; {@code null}: the ticket is opened. */
    @Nullable String next();

    /** In which language; once, then it is remembered. */
    record Tongue(String id, @Nullable String next) implements Step {}

    /** What happened, in free words. */
    record What(String id, @Nullable String next) implements Step {}

    /** Which issue of the catalogue is meant, of those that the words sound like. */
    record Guessing(String id, @Nullable String next) implements Step {}

    record Where(String id, @Nullable String next) implements Step {}

    /** Whether works that were announced there explain it. */
    record Works(String id, @Nullable String next) implements Step {}

    /** Whether it is what neighbours have reported already. */
    record Nearby(String id, @Nullable String next) implements Step {}

    record Photos(String id, @Nullable String next) implements Step {}

    record Confirm(String id, @Nullable String next) implements Step {}

    /** Whether it belongs to their last ticket. Asked when somebody writes whose ticket is open still. */
    record Belongs(String id, @Nullable String next) implements Step {}

    /** What is not solved yet, of a ticket that was closed. */
    record Unsolved(String id, @Nullable String next) implements Step {}
}
