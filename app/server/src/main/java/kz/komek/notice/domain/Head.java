package kz.komek.notice.domain;

/**
 * Who heads an organisation.
 *
 * @param standsIn only while nobody who does not is there
 */
public record Head(String login, boolean standsIn) {}
