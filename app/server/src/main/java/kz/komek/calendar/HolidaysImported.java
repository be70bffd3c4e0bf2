package kz.komek.calendar;

/**
 * What an import did, or with a dry run would do. The years of the file are as the file says afterwards; the others stay.
 *
 * @param rows read
 * @param removed days of those years that the file does not name
 */
public record HolidaysImported(boolean dryRun, int rows, int added, int changed, int unchanged, int removed) {}
