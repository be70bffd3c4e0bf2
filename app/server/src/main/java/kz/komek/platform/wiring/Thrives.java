package kz.komek.platform.wiring;

/** A bean with a thread of its own that must live as long as the server: one that died makes the liveness check fail. */
@FunctionalInterface
public interface Thrives {
    boolean alive();
}
