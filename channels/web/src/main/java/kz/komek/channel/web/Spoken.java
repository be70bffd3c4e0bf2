package kz.komek.channel.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** Which language a request speaks: that of its page, else the one chosen last, else the browser's, else Kazakh. */
final class Spoken {
    static final String COOKIE = "lang";

    private Spoken() {}

    static Language in(HttpServerRequest request) {
        Language ofPage = ofPath(request.path());
        return ofPage == null ? byDefault(request) : ofPage;
    }

    static Language byDefault(HttpServerRequest request) {
        Cookie chosen = request.getCookie(COOKIE);
        Language language = chosen == null ? null : known(chosen.getValue());
        return language == null ? Language.preferred(request.getHeader("Accept-Language")) : language;
    }

    private static @Nullable Language ofPath(@Nullable String path) {
        return path != null && path.matches("/[a-z]{2}(/.*)?") ? known(path.substring(1, 3)) : null;
    }

    static @Nullable Language known(@Nullable String code) {
        for (Language language : Language.values()) if (language.code().equals(code)) return language;
        return null;
    }
}
