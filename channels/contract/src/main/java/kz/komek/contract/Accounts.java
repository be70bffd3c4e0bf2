package kz.komek.contract;

/** How the account under which somebody is known is written, the same by whoever hears of them and whoever writes to them. */
public final class Accounts {
    /** Whichever of our numbers it is: a short message may leave from another one than was answered. */
    public static final String SMS = "sms";

    private Accounts() {}

    /** @param said by the provider, or asked for */
    public static String of(Channel channel, String said) {
        return channel == Channel.SMS ? SMS : said;
    }
}
