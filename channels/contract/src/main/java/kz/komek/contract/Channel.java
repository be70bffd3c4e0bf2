package kz.komek.contract;

/** How a resident reached us. The names are stored and published: never rename one. */
public enum Channel {
    WEB,
    EMAIL,
    PHONE,
    SMS,
    TELEGRAM,
    WHATSAPP,
    INSTAGRAM,
    FACEBOOK,
    /** An application of the city's or of a partner that speaks our signed API. */
    PARTNER,
    /** Somebody came to the centre. */
    VISIT,
    /** A letter on paper. */
    LETTER,
    /** Seen by our own people on their round. */
    FIELD_ROUND,
    /** Seen on one of the city's cameras. */
    CAMERA,
    /** Came to the centre before Komek did: brought over from the register of an older system. */
    OLDER_REGISTER;

    /** People write there in short turns, and a script can ask them. */
    public boolean isChat() {
        return switch (this) {
            case TELEGRAM, WHATSAPP, INSTAGRAM, FACEBOOK -> true;
            case WEB, EMAIL, PHONE, SMS, PARTNER, VISIT, LETTER, FIELD_ROUND, CAMERA, OLDER_REGISTER -> false;
        };
    }
}
