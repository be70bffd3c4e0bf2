package kz.komek.channel.whatsapp;

import java.util.regex.Pattern;
import kz.komek.channel.ChatTurn;
import kz.komek.contract.Handle;
import org.jspecify.annotations.Nullable;

/** How people are known on WhatsApp: by their number, by an id within our portfolio, or by both. */
final class People {
    private static final Pattern PHONE = Pattern.compile("\\+?([1-9]\\d{6,14})");
    private static final Pattern BUSINESS_SCOPED = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,140}");

    private People() {}

    /** A number comes without its plus from Meta. {@code null}: it is none. */
    static @Nullable String phone(@Nullable String given) {
        if (given == null) return null;
        var matcher = PHONE.matcher(given);
        return matcher.matches() ? "+" + matcher.group(1) : null;
    }

    static @Nullable String businessScoped(@Nullable String given) {
        return given != null && BUSINESS_SCOPED.matcher(given).matches() ? given : null;
    }

    /** Who comes with both is tied: one day the number may be missing. */
    static ChatTurn by(ChatTurn turn, @Nullable String phone, @Nullable String scoped, @Nullable String name) {
        if (phone == null) return turn.by(scoped == null ? null : new Handle(Handle.Kind.WHATSAPP, scoped, name));
        turn.by(new Handle(Handle.Kind.PHONE, phone, name));
        return scoped == null ? turn : turn.also(new Handle(Handle.Kind.WHATSAPP, scoped, name));
    }
}
