package kz.komek.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a file that a provider kept. Topic {@code attachment.stored}, type
 * {@code kz.komek.attachment.stored.v1}; keyed as its contact.
 *
 * @param mediaId of the {@link Media}
 * @param contactId it came with
 * @param file what is kept of it; its refusal says why nothing is
 */
public record AttachmentStored(UUID mediaId, UUID contactId, Instant at, AttachmentRef file) {}
