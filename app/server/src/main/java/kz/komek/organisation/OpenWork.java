package kz.komek.organisation;

/** Which organisations have tickets to execute: the register knows, and may call us, not we it. */
@FunctionalInterface
public interface OpenWork {
    boolean isAt(String organisation);
}
