package kz.komek.platform.files;

import java.util.Collection;
import java.util.Set;

/** Says for its feature which files are still needed. A file that nobody keeps goes after a day. */
public interface KeepsFiles {
    /**
     * Whether the feature knows of every file there is for it: not while records which may name some are still unread.
     */
    boolean knowsAll();

    /** Which of these it needs. */
    Set<String> kept(Collection<String> ids);
}
