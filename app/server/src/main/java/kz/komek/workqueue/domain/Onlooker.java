package kz.komek.workqueue.domain;

/** Somebody who has the ticket open. */
public record Onlooker(String login, boolean writes) {}
