package kz.komek.channel.social;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kz.komek.channel.Fields;
import kz.komek.channel.FileLinks;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.MetaGraph.Answer.Declined;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.Channel;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import org.jspecify.annotations.Nullable;

/**
 * Sends on one of the two networks: to a person, to the author of a comment alone, or under the comment for everybody.
 *
 * <p>Within 24 hours of their last message anything may be said, after it only what a person wrote (HUMAN_AGENT, seven
 * days). Nobody here knows when they wrote last; Meta does, and says so without having sent anything.
 */
final class SocialSender implements ReplyDesk.Sender {
    static final Pace.Limits LIMITS = new Pace.Limits(40, 10, Duration.ofSeconds(1));

    private final Channel channel;
    private final MetaGraph graph;
    private final Map<String, String> tokens;
    private final FileLinks links;
    private final Pace pace;

    SocialSender(Channel channel, MetaGraph graph, Map<String, String> tokens, FileLinks links, Pace pace) {
        this.channel = channel;
        this.graph = graph;
        this.tokens = tokens;
        this.links = links;
        this.pace = pace;
    }

    /** Whom a message is for, and on what ground. */
    private enum Ground {
        RESPONSE,
        /** The author of a public comment, once within seven days. */
        PRIVATE_REPLY,
        HUMAN_AGENT
    }

    @Override
    public Result send(ReplyRequested reply) {
        String token = tokens.get(reply.account());
        if (token == null) return new Result.NotAccepted("this account is not configured");
        if (reply.template() != null) return new Result.Refused("there are no templates on this channel");
        if (reply.comment() != null) return underTheComment(reply, token, reply.comment());
        String person = person(reply);
        if (person == null) return new Result.Refused("not somebody of this account's");
        return toThePerson(reply, token, person);
    }

    private static @Nullable String person(ReplyRequested reply) {
        String mine = reply.account() + ":";
        String value = reply.to().value();
        return value.startsWith(mine) && value.length() > mine.length() ? value.substring(mine.length()) : null;
    }

    private Result underTheComment(ReplyRequested reply, String token, String comment) {
        if (!comment.matches("[0-9_]{1,100}")) return new Result.Refused("not a comment");
        String path = comment + (channel == Channel.INSTAGRAM ? "/replies" : "/comments");
        var turn = pace.turn(reply);
        return inOrder(SocialMessages.words(reply, false).stream()
                .<Supplier<Result>>map(words -> () -> turn.call(() -> {
                    var message = Json.MAPPER.createObjectNode().put("message", words);
                    return result(graph.post(path, token, message), "id");
                }))
                .toList());
    }

    private Result toThePerson(ReplyRequested reply, String token, String person) {
        var turn = pace.turn(reply);
        var first = new boolean[] {true};
        return inOrder(SocialMessages.of(reply, links).stream()
                .<Supplier<Result>>map(message -> () -> {
                    Ground ground = first[0] && answersComment(reply) ? Ground.PRIVATE_REPLY : Ground.RESPONSE;
                    first[0] = false;
                    return turn.call(() -> onSomeGround(reply, token, person, message, ground));
                })
                .toList());
    }

    private static boolean answersComment(ReplyRequested reply) {
        return reply.inReplyTo() != null && reply.inReplyTo().startsWith(Comments.PREFIX);
    }

    /** A ground that Meta refuses has sent nothing, so the next one may be tried. */
    private Result onSomeGround(ReplyRequested reply, String token, String person, ObjectNode message, Ground ground) {
        var answer = post(reply, token, person, message, ground);
        if (!(answer instanceof Declined declined)) return result(answer, "message_id");
        return switch (ground) {
            case PRIVATE_REPLY ->
                SocialErrors.alreadyAnsweredPrivately(declined)
                        ? onSomeGround(reply, token, person, message, Ground.RESPONSE)
                        : SocialErrors.result(declined);
            case RESPONSE ->
                SocialErrors.windowClosed(declined) && !reply.automatic()
                        ? onSomeGround(reply, token, person, message, Ground.HUMAN_AGENT)
                        : SocialErrors.result(declined);
            case HUMAN_AGENT -> humanAgent(declined);
        };
    }

    /** The tag needs Meta's permission: without it the window is closed, and nothing else is wrong. */
    private static Result humanAgent(Declined declined) {
        return declined.code() == 100 || declined.code() == 10
                ? new Result.WindowClosed("Meta " + declined.code() + ": outside the window for answers by people")
                : SocialErrors.result(declined);
    }

    private MetaGraph.Answer post(
            ReplyRequested reply, String token, String person, ObjectNode message, Ground ground) {
        var call = Json.MAPPER.createObjectNode();
        switch (ground) {
            case PRIVATE_REPLY ->
                call.putObject("recipient")
                        .put("comment_id", String.valueOf(reply.inReplyTo()).substring(Comments.PREFIX.length()));
            case RESPONSE -> {
                call.putObject("recipient").put("id", person);
                call.put("messaging_type", "RESPONSE");
            }
            case HUMAN_AGENT -> {
                call.putObject("recipient").put("id", person);
                call.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
            }
        }
        call.set("message", message);
        return graph.post(reply.account() + "/messages", token, call);
    }

    private static Result result(MetaGraph.Answer answer, String idField) {
        return switch (answer) {
            case MetaGraph.Answer.Taken taken -> {
                String id = Fields.text(taken.body(), idField);
                yield id == null ? new Result.Unknown("Meta's answer names no message") : new Result.Accepted(id);
            }
            case Declined declined -> SocialErrors.result(declined);
            case MetaGraph.Answer.NotSent not -> new Result.NotAccepted(not.reason());
            case MetaGraph.Answer.Unheard unheard -> new Result.Unknown(unheard.reason());
        };
    }

    /** One after the other; what was sent in part is not sent again by a machine. */
    private static Result inOrder(List<Supplier<Result>> calls) {
        if (calls.isEmpty()) return new Result.Refused("nothing to say");
        String first = null;
        for (var call : calls) {
            Result result = call.get();
            if (!(result instanceof Result.Accepted accepted)) {
                return first == null ? result : new Result.Unknown("a part of it was sent; then " + result);
            }
            if (first == null) first = accepted.providerId();
        }
        return new Result.Accepted(String.valueOf(first));
    }
}
