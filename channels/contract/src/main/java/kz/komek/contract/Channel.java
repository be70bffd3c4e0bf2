package kz.komek.contract;

/** How a resident reached us. The names are stored and published: never rename one. */
public enum Channel {
    WEB,
    EMAIL,
    /** Came to the centre before Komek did: brought over from the register of an older system. */
    OLDER_REGISTER
}
