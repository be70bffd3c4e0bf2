package kz.komek.contract;

import org.jspecify.annotations.Nullable;

/**
 * A file by reference; its bytes are in the file store under {@code id}.
 *
 * @param id random, unguessable: {@code yyyy-MM-dd/uuid}, the UTC day it was stored and a UUID
 * @param name as the sender called it, cleaned of paths and control characters
 * @param mediaType what the bytes are (sniffed), never what the sender claimed
 * @param size bytes
 * @param sha256 lower-case hex
 * @param refused why the bytes were not kept, {@code null} when they are
 */
public record AttachmentRef(
        String id,
        String name,
        String mediaType,
        long size,
        @Nullable String sha256,
        @Nullable Refusal refused) {
    public enum Refusal {
        TOO_LARGE,
        TOO_MANY,
        TYPE_NOT_ALLOWED,
        EMPTY,
        /** The provider keeps it still; it is being fetched. */
        PENDING,
        /** The provider did not give it, and will not. */
        GONE,
        /** A virus scanner objects. */
        INFECTED
    }
}
