package kz.komek.platform.identity;

/** Knows who is behind a login; implemented where people are known, for those who stand below that. */
public interface NamesPeople {
    /** The login itself when nobody has it. */
    String name(String login);
}
