package kz.komek.local;

/** One sentence for the person at the keyboard, who is shown it without a stack trace: what is wrong, what to do. */
public final class CannotStart extends RuntimeException {
    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
