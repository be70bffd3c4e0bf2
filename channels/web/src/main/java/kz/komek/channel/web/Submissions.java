package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.Contacts;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.NumberBlocks.NoNumbers;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Reserve a number, then submit under it. Files are kept first, then Kafka acknowledges, then the resident is told: what
 * was told is in the log for ever, and the server is not asked.
 */
@Singleton
class Submissions {
    private static final Logger LOG = Logger.getLogger(Submissions.class);

    private final NumberBlocks numbers;
    private final Secrets secrets;
    private final Attachments attachments;
    private final Contacts contacts;
    private final InstantSource time;
    private final String publicUrl;

    Submissions(
            NumberBlocks numbers,
            Secrets secrets,
            Attachments attachments,
            Contacts contacts,
            InstantSource time,
            @ConfigProperty(name = "komek.public.url") String publicUrl) {
        this.numbers = numbers;
        this.secrets = secrets;
        this.attachments = attachments;
        this.contacts = contacts;
        this.time = time;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /**
     * A number that is the resident's before anything is sent.
     *
     * @param key opens the ticket's page
     * @param url the tracking link
     */
    public record Reservation(String number, String spoken, String key, String url) {}

    /** @throws Refusal when no number can be given now */
    Reservation reserve() {
        try {
            return reservation(numbers.next());
        } catch (NoNumbers e) {
            LOG.warnf("no number can be given now, the next request tries again: %s", e.getMessage());
            throw new Refusal(Refusal.Code.NO_NUMBERS);
        }
    }

    Reservation reservation(String number) {
        String key = secrets.trackingKey(number);
        return new Reservation(number, TicketNumbers.spoken(number), key, publicUrl + "/t/" + number + "/" + key);
    }

    /** Whether the pair was given by this installation. */
    boolean opens(@Nullable String number, @Nullable String key) {
        return number != null && key != null && TicketNumbers.isValid(number) && secrets.opens(number, key);
    }

    /** Whether a valid number may have been given to somebody who has not sent, or whose ticket is still on its way. */
    boolean mayBeGiven(String number) {
        return numbers.mayBeGiven(number);
    }

    /** @throws Refusal NOT_SAVED when Kafka is silent: sent again it is the same contact */
    List<AttachmentRef> send(Submission submission, String number, List<FileUpload> photos) {
        var files = keep(photos);
        publish(SubmissionNormaliser.contact(submission, number, files, time.instant()));
        return files;
    }

    /**
     * @param number of the complaint itself, reserved before
     * @throws Refusal NOT_SAVED when Kafka is silent: sent again it is the same complaint
     */
    List<AttachmentRef> complain(String number, String about, String text, Language language, List<FileUpload> photos) {
        var files = keep(photos);
        publish(SubmissionNormaliser.complaint(number, about, text, language, files, time.instant()));
        return files;
    }

    /** @throws Refusal NOT_SAVED when Kafka is silent: sent again it is the same message */
    List<AttachmentRef> add(String number, UUID id, String text, Language language, List<FileUpload> photos) {
        var files = keep(photos);
        publish(SubmissionNormaliser.furtherMessage(number, id, text, language, files, time.instant()));
        return files;
    }

    private void publish(ContactReceived contact) {
        try {
            contacts.publish(contact);
        } catch (Contacts.NotAcknowledged e) {
            LOG.warnf("Kafka did not acknowledge %s; its sender is asked to send it again", contact.contactId());
            throw new Refusal(Refusal.Code.NOT_SAVED);
        }
    }

    private List<AttachmentRef> keep(List<FileUpload> photos) {
        var files = new ArrayList<AttachmentRef>();
        for (FileUpload photo : photos) {
            String name = photo.fileName() == null ? "" : photo.fileName();
            if (name.isEmpty() && photo.size() == 0) continue; // how browsers send an empty choice
            files.add(keptSoFar(files) < Attachments.MOST ? keep(name, photo) : Attachments.oneTooMany(name));
        }
        return files;
    }

    private static long keptSoFar(List<AttachmentRef> files) {
        return files.stream().filter(file -> file.refused() == null).count();
    }

    private AttachmentRef keep(String name, FileUpload photo) {
        try (var bytes = Files.newInputStream(photo.uploadedFile())) {
            return attachments.take(name, bytes);
        } catch (IOException e) {
            LOG.error("a file cannot be kept; its sender is asked to send it again", e);
            throw new Refusal(Refusal.Code.NOT_SAVED);
        }
    }
}
