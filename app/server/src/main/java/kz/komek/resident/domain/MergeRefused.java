package kz.komek.resident.domain;

/** Two were not made one, or not parted. */
public final class MergeRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;

    public MergeRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** Stable names: programs rely on them. */
    public enum Why {
        NO_SUCH_RESIDENT("There is no such resident."),
        NO_SUCH_HANDLE("This resident has no such address."),
        NO_SUCH_MERGE("There is no such merge."),
        SAME_PERSON("They are one person already."),
        MERGE_IS_ANOTHER("Other people were merged under this id."),
        CONSENT_MISSING("Say how they agreed: where and in what words."),
        CODE_NOT_SENDABLE("A code goes to an e-mail address or a telephone only."),
        TOO_MANY_CODES("Too many codes were asked for. Try again in an hour."),
        CODE_MISSING("Type the code that was sent."),
        CODE_WRONG("The code is wrong."),
        CODE_GONE("The code is of no use any more: it is too old, was used, or was tried too often. Send a new one."),
        CODE_OF_ANOTHER("This code went to an address of neither of them.");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** In English; the console has its own words for each code. */
        public String words() {
            return words;
        }
    }
}
