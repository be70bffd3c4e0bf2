package kz.komek.contract;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that the provider still keeps. The contact is published first; the file is fetched afterwards and told of by
 * {@link AttachmentStored}.
 *
 * @param id derived from the provider's id of the file and its contact: the same file is the same for ever
 * @param source the provider's id of the file, or its address; understood by the channel only
 * @param name as the sender called it; {@code null}: it has none
 * @param mediaType as the provider says
 * @param size bytes, as the provider says
 */
public record Media(
        UUID id,
        String source,
        @Nullable String name,
        @Nullable String mediaType,
        @Nullable Long size) {

    @Override
    public String toString() {
        return "Media[" + id + "]";
    }
}
