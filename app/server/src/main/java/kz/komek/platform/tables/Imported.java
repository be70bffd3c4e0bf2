package kz.komek.platform.tables;

/**
 * What an import did, or with a dry run would do.
 *
 * @param rows read
 */
public record Imported(boolean dryRun, int rows, int added, int changed, int unchanged) {}
