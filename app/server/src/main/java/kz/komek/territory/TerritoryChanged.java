package kz.komek.territory;

/** Fired within the transaction that changed the register: addresses that nobody knew may be known now. */
public record TerritoryChanged(long version) {}
