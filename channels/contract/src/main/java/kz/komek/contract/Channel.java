package kz.komek.contract;

/** How a resident reached us. The names are stored and published: never rename one. */
public enum Channel {
    WEB,
    EMAIL
}
