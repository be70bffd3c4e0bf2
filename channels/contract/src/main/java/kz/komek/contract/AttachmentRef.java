package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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
 * @param shown id of the copy for everybody who is not staff: without where it was taken; {@code ""}: nobody else sees it;
 *     absent: everybody sees the file itself
 * @param taken where and when a picture says it was taken: perhaps long ago, perhaps elsewhere; absent when it says nothing
 */
public record AttachmentRef(
        String id,
        String name,
        String mediaType,
        long size,
        @Nullable String sha256,
        @Nullable Refusal refused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Taken taken) {

    /** One that says nothing of where it was taken. */
    public AttachmentRef(
            String id, String name, String mediaType, long size, @Nullable String sha256, @Nullable Refusal refused) {
        this(id, name, mediaType, size, sha256, refused, null, null);
    }

    /** @param latitude WGS 84 degrees @param longitude WGS 84 degrees @param at {@code null}: it does not say when */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Taken(
            double latitude, double longitude, @Nullable Instant at) {}

    /** The id of what everybody may have who is not staff; {@code null}: nothing of it. */
    public @Nullable String outside() {
        if (shown == null) return id;
        return shown.isEmpty() ? null : shown;
    }

    public AttachmentRef without(Refusal refusal) {
        return new AttachmentRef("", name, mediaType, size, null, refusal);
    }

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
