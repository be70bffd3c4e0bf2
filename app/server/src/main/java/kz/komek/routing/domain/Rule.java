package kz.komek.routing.domain;

import kz.komek.contract.Names;

/**
 * @param number {@link #NEW} until it has one; given once: it stays when the rule moves, and history names it
 * @param on what is off says nothing, and nothing is wrong with it
 */
public record Rule(int number, Names names, boolean on, When when, Then then) {
    public static final int NEW = 0;

    /** The same rule, whether or not it has its number yet. */
    boolean says(Rule other) {
        return (number == other.number || other.number == NEW)
                && names.equals(other.names)
                && on == other.on
                && when.equals(other.when)
                && then.equals(other.then);
    }
}
