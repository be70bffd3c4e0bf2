package kz.komek.local;

/** What an engine promises about a write it has acknowledged. */
public enum Durability {
    /** It survives SIGKILL and power loss. The only choice for anyone's data. */
    DURABLE,
    /** It may be lost with the process: faster, for tests that throw their data away. */
    THROWAWAY
}
