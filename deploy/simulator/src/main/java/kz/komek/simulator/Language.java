package kz.komek.simulator;

import java.util.Locale;

enum Language {
    KK,
    RU,
    EN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
