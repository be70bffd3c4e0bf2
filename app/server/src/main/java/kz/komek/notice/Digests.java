package kz.komek.notice;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.ReplyRequested;
import kz.komek.correspondence.Replies;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.Digest;
import kz.komek.notice.domain.Notice;
import kz.komek.notice.store.ChoiceTable;
import kz.komek.notice.store.ChoiceTable.Chosen;
import kz.komek.notice.store.NoticeTable;
import kz.komek.notice.store.NoticeTable.Waiting;
import kz.komek.organisation.Staff;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** One mail for all that has gathered. What it says is marked in the transaction that sends it. */
@Singleton
public class Digests {
    private final NoticeTable notices;
    private final ChoiceTable choices;
    private final Staff staff;
    private final Replies replies;
    private final DigestLetter letter;
    private final String mailbox;

    Digests(
            NoticeTable notices,
            ChoiceTable choices,
            Staff staff,
            Replies replies,
            DigestLetter letter,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.notices = notices;
        this.choices = choices;
        this.staff = staff;
        this.replies = replies;
        this.letter = letter;
        this.mailbox = mailbox;
    }

    /** For whom something is to be done now, by what can be seen without holding anybody up. */
    List<String> due(Instant now) {
        List<Waiting> waiting = notices.waiting();
        if (waiting.isEmpty()) return List.of();
        Map<String, Chosen> chosen = choices.all();
        return waiting.stream()
                .filter(one -> isDue(one, chosen.get(one.login()), now))
                .map(Waiting::login)
                .toList();
    }

    private boolean isDue(Waiting waiting, @Nullable Chosen chosen, Instant now) {
        return chosen == null
                || address(chosen.choices()) == null
                || chosen.choices().isTime(waiting.since(), waiting.urgent(), chosen.mailedAt(), now);
    }

    /** {@code null}: they get no mail, or none any more. */
    private @Nullable String address(Choices theirs) {
        return theirs.mail() && staff.active(theirs.login()).isPresent() ? theirs.address() : null;
    }

    /** True: a mail goes. Another replica that is just at the same person leaves nothing for this one. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean mail(String login, Instant now) {
        Chosen chosen = choices.lockUnlessBusy(login).orElse(null);
        if (chosen == null) return false;
        String address = address(chosen.choices());
        if (address == null) {
            notices.settle(login, null, now);
            return false;
        }
        List<Waiting> waiting = notices.waiting(login);
        if (waiting.isEmpty() || !isDue(waiting.getFirst(), chosen, now)) return false;
        UUID id = UUID.randomUUID();
        List<Notice> told = notices.settle(login, id, now);
        // Read in the console a moment ago.
        if (told.isEmpty()) return false;
        choices.mailed(login, now);
        replies.request(letter(id, chosen.choices(), address, Digest.of(told), now), null, now);
        return true;
    }

    private ReplyRequested letter(UUID id, Choices theirs, String address, Digest digest, Instant now) {
        return new ReplyRequested(
                id,
                Channel.EMAIL,
                mailbox,
                new Handle(Handle.Kind.EMAIL, address, null),
                theirs.language(),
                "",
                letter.subject(digest, theirs.language()),
                letter.text(digest, theirs.language(), now),
                true,
                null,
                List.of(),
                List.of());
    }
}
