package kz.komek.dialogue.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.AttachmentRef;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a resident said, kept until a ticket is opened of it.
 *
 * @param contact its id, which the message will have
 * @param group what was sent in one
 * @param readable false: we know only of what kind it is
 */
public record Item(
        UUID contact,
        Instant at,
        String text,
        @Nullable String providerId,
        @Nullable String group,
        List<AttachmentRef> files,
        boolean readable) {
    public Item {
        files = List.copyOf(files);
    }

    /** A voice tells what happened, a photo has to be explained. */
    boolean tells() {
        return readable && !text.isBlank() || isVoice();
    }

    boolean isVoice() {
        return files.stream().anyMatch(file -> file.mediaType().startsWith("audio/"));
    }

    /** The caption and the id of an album may come with any of its parts. */
    Item plus(Item other) {
        var all = new ArrayList<>(files);
        all.addAll(other.files);
        String words =
                Stream.of(text, other.text).filter(each -> !each.isBlank()).collect(Collectors.joining("\n"));
        return new Item(contact, at, words, providerId, group, all, readable || other.readable);
    }

    Item saying(String words) {
        return new Item(contact, at, words, providerId, group, files, true);
    }
}
