package kz.komek.channel.whatsapp;

import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.ReplyRequested;
import org.jspecify.annotations.Nullable;

/** Gives a reply to the provider who serves its account. */
record WhatsAppSender(WhatsAppConfig config, ReplyDesk.@Nullable Sender meta, ReplyDesk.@Nullable Sender twilio)
        implements ReplyDesk.Sender {

    @Override
    public Result send(ReplyRequested reply) {
        var byMeta = config.meta();
        if (meta != null && byMeta != null && byMeta.tokens().containsKey(reply.account())) return meta.send(reply);
        var byTwilio = config.twilio();
        if (twilio != null && byTwilio != null && byTwilio.accounts().contains(reply.account()))
            return twilio.send(reply);
        return new Result.NotAccepted("no provider of WhatsApp is configured for this account");
    }
}
