package kz.komek.contract;

/** What a thing is called, in every language that Komek speaks. */
public record Names(String kk, String ru, String en) {
    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }
}
