package kz.komek.channel.social;

import static kz.komek.channel.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChatTurn;
import kz.komek.channel.Fields;
import kz.komek.channel.social.SocialNormaliser.Where;
import kz.komek.contract.ContactReceived.Nature;
import org.jspecify.annotations.Nullable;

/** What people say in public under our posts. */
final class Comments {
    /** Before a comment's id where a message is meant: an answer to such a message goes to its author alone. */
    static final String PREFIX = "comment:";

    private Comments() {}

    /** @param entryTime of the delivery: Instagram's comments say no time of their own */
    static List<Arrival> read(Where where, String field, JsonNode value, @Nullable Instant entryTime) {
        boolean page = field.equals("feed");
        if (page && !"comment".equals(text(value, "item"))) {
            return List.of(where.noticed("feed-" + text(value, "item", "none")));
        }
        String id = page ? text(value, "comment_id") : text(value, "id");
        if (id == null) return List.of(new Arrival.Unknown(where.channel(), field));
        String author = text(value.path("from"), "id");
        // We would answer ourselves without end.
        if (where.account().equals(author)) return List.of(where.noticed("comment-of-ours"));
        Instant created = Fields.time(value, "created_time");
        var comment = new Comment(
                where,
                value,
                id,
                where.person(author, name(value.path("from"))),
                created == null ? entryTime : created);
        String verb = page ? text(value, "verb", "add") : "add";
        return switch (verb) {
            case "add" -> comment.added(page ? text(value, "message") : text(value, "text"));
            case "edited", "edit" -> comment.edited(text(value, "message"));
            case "remove", "delete" -> comment.removed();
            default -> List.of(where.noticed("comment-" + verb));
        };
    }

    private static @Nullable String name(JsonNode from) {
        String name = text(from, "name");
        return name == null ? text(from, "username") : name;
    }

    private record Comment(
            Where where,
            JsonNode value,
            String id,
            kz.komek.contract.@Nullable Handle author,
            @Nullable Instant at) {

        List<Arrival> added(@Nullable String words) {
            // Once for ever, whatever a boosted post repeats.
            var turn = begun(where.turn(PREFIX + id, "comment", id))
                    .about(parent())
                    .words(words);
            String photo = text(value, "photo");
            if (photo != null) turn.file(photo, null, "image/*");
            return turn.isEmpty() ? where.unreadable(turn, "comment") : List.of(new Arrival.Said(turn.contact()));
        }

        List<Arrival> edited(@Nullable String words) {
            return later("edited", Nature.EDITED, words);
        }

        List<Arrival> removed() {
            return later("remove", Nature.DELETED, null);
        }

        private List<Arrival> later(String verb, Nature nature, @Nullable String words) {
            var turn = begun(where.turn(null, "comment", id, verb, text(value, "created_time", "")))
                    .about(PREFIX + id)
                    .words(words)
                    .as(nature);
            return List.of(new Arrival.Said(turn.contact()));
        }

        private ChatTurn begun(ChatTurn turn) {
            return turn.by(author).at(at).comment(id);
        }

        /** The comment it answers; one under the post itself answers none. */
        private @Nullable String parent() {
            String parent = text(value, "parent_id");
            return parent == null || parent.equals(text(value, "post_id")) ? null : PREFIX + parent;
        }
    }
}
