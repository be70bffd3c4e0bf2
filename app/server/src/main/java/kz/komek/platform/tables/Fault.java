package kz.komek.platform.tables;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one place of a table.
 *
 * @param row as the file counts: of a CSV the line where the row begins, of an XLSX its row; the first is 1
 * @param field the column; {@code null}: the whole row, or the file
 * @param code stable, for programs
 * @param reason a sentence
 */
public record Fault(int row, @Nullable String field, String code, String reason) {}
