package kz.komek.outage;

import kz.komek.outage.domain.PlannedWork;

/** Raised in process, inside the transaction that announces works or changes them. */
public record WorksChanged(PlannedWork work) {}
