package kz.komek.local;

/** What the launcher keeps running: a Java program of ours, or PostgreSQL. */
interface Program {
    String name();

    LogFile log();

    /** Starts it once more; may block while it recovers. Never called by two threads. */
    Process start();

    /** Does its work now, as seen from outside. */
    boolean ready();

    /** For good; also cuts short a start which is still going on. Returns when it is gone. */
    void stop(long seconds);

    /** What residents and staff notice while it is away. */
    String meanwhile();
}
