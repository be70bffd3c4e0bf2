package kz.komek.workqueue.domain;

import java.util.UUID;
import java.util.regex.Pattern;
import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of a queue, under a name.
 *
 * @param owner login of who made it
 * @param desk all who stand there see it; {@code null}: its owner only
 * @param queue and {@code filter}: as in the address of the console's page
 * @param place the least comes first
 */
public record SavedView(
        UUID id, String owner, @Nullable Desk desk, String name, String queue, String filter, int place, int version) {
    public static final int LONGEST_NAME = 60;
    private static final Pattern QUEUE = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern FILTER = Pattern.compile("[A-Za-z0-9_.@%+=&-]{0,1000}");

    public boolean isNamed() {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    public boolean isReadable() {
        return QUEUE.matcher(queue).matches() && FILTER.matcher(filter).matches();
    }

    public boolean saysTheSame(SavedView other) {
        return equals(other.versioned(version));
    }

    public SavedView versioned(int next) {
        return new SavedView(id, owner, desk, name, queue, filter, place, next);
    }
}
