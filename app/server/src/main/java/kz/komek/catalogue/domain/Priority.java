package kz.komek.catalogue.domain;

public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
