package kz.komek.channel.web;

import java.util.List;
import kz.komek.channel.web.Violation.Rule;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What may be added to a ticket: words, or a photo that needs none. */
final class FurtherText {
    private FurtherText() {}

    static @Nullable Violation refusal(@Nullable String typed, List<FileUpload> photos) {
        String text = Submission.lines(typed);
        boolean somePhoto = photos.stream().anyMatch(photo -> photo.size() > 0);
        if (text.isEmpty() && !somePhoto) return new Violation("text", Rule.TEXT_EMPTY);
        if (Submission.tooLong(text, Submission.LONGEST_TEXT)) return new Violation("text", Rule.TEXT_TOO_LONG);
        return null;
    }
}
