package kz.komek.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What a resident keeps of one contact.
 *
 * @param reservation of a web contact, {@code null} by mail or when none was to be had
 */
record Receipt(int index, boolean acknowledged, WebSite.@Nullable Reservation reservation) {}
