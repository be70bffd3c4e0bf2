package kz.komek.channel.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/** A submission as the contact that goes to Kafka: the identical one sent again is the same contact. */
final class SubmissionNormaliser {
    static final String ACCOUNT = "site";
    /** The wording of consent on the form; a changed wording gets the next number. */
    static final String WORDING = "web-1";

    private static final Written SITE = new Written(Channel.WEB, ACCOUNT, WORDING);

    private SubmissionNormaliser() {}

    static ContactReceived contact(Submission submission, String number, List<AttachmentRef> files, Instant now) {
        UUID id = ContactIds.of(Channel.WEB, number, digest(submission, files));
        return SITE.submission(id, submission, number, files, now);
    }

    /** What a resident adds to a ticket by its link. */
    static ContactReceived furtherMessage(
            String number, UUID id, String text, Language language, List<AttachmentRef> files, Instant now) {
        String digest = sha256(Json.write(List.of(text, digests(files))));
        UUID contact = ContactIds.of(Channel.WEB, number, id.toString(), digest);
        return SITE.message(contact, number, text, language, files, null, now);
    }

    /** About the answer to a ticket, by its link: a matter of its own under a number of its own. */
    static ContactReceived complaint(
            String number, String about, String text, Language language, List<AttachmentRef> files, Instant now) {
        String digest = sha256(Json.write(List.of("complaint", about, text, digests(files))));
        UUID contact = ContactIds.of(Channel.WEB, number, digest);
        return SITE.message(contact, number, text, language, files, new ContactReceived.Complaint(about), now);
    }

    /** Everything the resident said. Not the language: who changes it and sends again says nothing new. */
    private record Said(
            String text, @Nullable Place place, List<Handle> handles, boolean anonymous, List<String> files) {}

    private static String digest(Submission submission, List<AttachmentRef> files) {
        return sha256(Json.write(new Said(
                submission.text(), submission.place(), submission.handles(), submission.anonymous(), digests(files))));
    }

    /** Ids of files are drawn anew when the same form is sent again; their bytes are not. */
    private static List<String> digests(List<AttachmentRef> files) {
        return files.stream()
                .map(file ->
                        file.refused() == null ? file.name() + "|" + file.sha256() : file.name() + "|" + file.refused())
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
