package kz.komek.dialogue.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.dialogue.domain.Said.Press;
import org.jspecify.annotations.Nullable;

/** A conversation without a house around it: what the house would know is set by hand. */
final class Scene {
    static final Instant MORNING = Instant.parse("2026-11-20T05:00:00Z");

    private final Script script;
    Talk talk = Talk.none(MORNING);
    Course.Turn last = new Course.Turn(talk, List.of(), List.of());
    Instant now = MORNING;
    List<Around.Guess> guesses = List.of();
    List<Around.Near> near = List.of();

    Around.@Nullable Work work;

    Around.@Nullable Incident incident;

    List<Names> announced = List.of();

    boolean open;

    @Nullable Long listening;

    Scene(Script script) {
        this.script = script;
    }

    Scene says(String text) {
        return take(new Said.Words(item(text, null, null), null));
    }

    Scene presses(String label) {
        return presses(Press.parse(choice(label)));
    }

    Scene presses(Press press) {
        return take(new Said.Pressed(item("", null, null), press));
    }

    Scene sends(String type, @Nullable String group, String caption) {
        Item item = item(caption, type, group);
        return take(caption.isEmpty() ? new Said.Files(item) : new Said.Words(item, null));
    }

    Scene isAt(Place place) {
        return take(new Said.Here(item("", null, null), place));
    }

    Scene take(Said said) {
        var around = new Around(
                (words, language) -> guesses,
                (place, language) -> near,
                (gathered, language) -> Optional.ofNullable(work),
                (gathered, language) -> Optional.ofNullable(incident),
                () -> announced,
                text -> text.contains("газ"),
                (number, language) -> Optional.empty(),
                language -> List.of(),
                open,
                listening);
        last = Course.take(script, talk, said, around);
        talk = last.talk();
        return this;
    }

    Item item(String text, @Nullable String type, @Nullable String group) {
        now = now.plusSeconds(1);
        return at(now, text, type, group);
    }

    static Item at(Instant at, String text, @Nullable String type, @Nullable String group) {
        var files = new ArrayList<AttachmentRef>();
        if (type != null) files.add(new AttachmentRef("media/1", "", type, 1, null, AttachmentRef.Refusal.PENDING));
        return new Item(UUID.randomUUID(), at, text, null, group, files, true);
    }

    String choice(String label) {
        return talk.offered().stream()
                .filter(choice -> choice.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + talk.offered()))
                .id();
    }

    String asked() {
        return last.says().isEmpty() ? "" : last.says().getLast().text();
    }

    <D extends Deed> D deed(Class<D> kind) {
        return last.deeds().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + last.deeds()));
    }
}
