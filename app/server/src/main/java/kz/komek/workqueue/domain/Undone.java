package kz.komek.workqueue.domain;

/**
 * How far an undoing is.
 *
 * @param back where they were
 * @param stayed because somebody has changed them since
 * @param left not tried yet
 */
public record Undone(int back, int stayed, int left) {}
