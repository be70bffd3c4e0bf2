package kz.komek.workqueue.domain;

import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many tickets.
 *
 * @param result {@link #DONE}, or the code of the refusal
 * @param assignee before
 * @param desk before
 * @param version after; {@code null}: nothing was changed that can be undone
 * @param undone {@link #DONE}, or why not; {@code null}: nobody has tried
 */
public record BulkItem(
        String number,
        String result,
        @Nullable String assignee,
        @Nullable Desk desk,
        @Nullable Integer version,
        @Nullable String undone) {
    public static final String DONE = "DONE";
    /** It is so already. */
    public static final String UNCHANGED = "UNCHANGED";

    public static BulkItem refused(String number, String code) {
        return new BulkItem(number, code, null, null, null, null);
    }

    public BulkItem undone(String how) {
        return new BulkItem(number, result, assignee, desk, version, how);
    }
}
