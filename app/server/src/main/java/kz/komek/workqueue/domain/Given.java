package kz.komek.workqueue.domain;

/** What became of what somebody was offered, and how much they took, by offers or by themselves. */
public record Given(String login, long accepted, long refused, long expired, long taken) {}
