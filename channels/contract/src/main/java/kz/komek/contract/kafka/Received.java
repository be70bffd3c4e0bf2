package kz.komek.contract.kafka;

/** A message with the envelope it came in. */
public record Received<T>(T message, Envelope envelope) {}
