package kz.komek.platform.bell;

/**
 * Who wants to know at once of a change on whatever replica. Nothing may depend on it alone: while the connection to the
 * database is broken nobody hears anything, so each looks for itself from time to time as well.
 */
public interface Hears {
    /** Small Latin letters: what {@link Bell#ring} was called with. */
    String bell();

    /**
     * It was rung, or may have been while nothing could be heard. Called on the one thread that listens for all: long
     * work goes elsewhere.
     */
    void heard();
}
