package kz.komek.channel;

/** What works in the background here. */
public interface Thrives {
    /** False when something has ended without being asked to: only a restart of this gateway helps. */
    boolean alive();
}
