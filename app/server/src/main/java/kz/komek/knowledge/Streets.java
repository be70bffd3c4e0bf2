package kz.komek.knowledge;

import java.util.Set;
import java.util.stream.Collectors;

/** The names of streets in an address: by them tickets of the same street are found. */
final class Streets {
    /** Words of every address. In bones, which differ in no writing. */
    private static final Set<String> OF_EVERY_ADDRESS = Set.of(
            "коше",
            "кош",
            "улица",
            "улиц",
            "ул",
            "уи",
            "дом",
            "дома",
            "д",
            "кв",
            "квартира",
            "квартир",
            "патер",
            "патери",
            "проспект",
            "пр",
            "мкр",
            "микрораион",
            "икшам",
            "аудан",
            "аудани",
            "раион",
            "город",
            "кала",
            "каласи",
            "г",
            "переулок",
            "пер",
            "подезд",
            "street",
            "кошеси");

    private Streets() {}

    static Set<String> lexemes(Words words, String address) {
        return names(words, address).stream().map(name -> "^" + name).collect(Collectors.toUnmodifiableSet());
    }

    static Set<String> names(Words words, String address) {
        return words.bones(address).stream()
                .filter(word -> word.length() > 2 && word.chars().noneMatch(Character::isDigit))
                .filter(word -> !OF_EVERY_ADDRESS.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }
}
