package kz.komek.contract;

import java.sql.SQLException;

/**
 * A failure fit for a log: its kind, its SQL state and where it happened, but not its words. A database's message quotes
 * rows, a parser's quotes its source, and both are people.
 */
public final class Redacted extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Redacted(Throwable failure) {
        super(kind(failure), null, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** Of the innermost cause. */
    public static Redacted of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        return new Redacted(root);
    }

    private static String kind(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure instanceof SQLException sql ? name + " SQLSTATE " + sql.getSQLState() : name;
    }
}
