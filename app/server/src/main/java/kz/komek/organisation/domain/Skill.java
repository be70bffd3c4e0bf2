package kz.komek.organisation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Refusal.Why;

/**
 * What somebody can do that not everybody can.
 *
 * @param active false: nobody is given it any more; the name stays for those who read about it
 * @param version rises with every change; the ETag
 */
public record Skill(String code, Kind kind, Names names, boolean active, int version) {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,47}");
    private static final int LONGEST = 120;

    /** Stored: never rename one. */
    public enum Kind {
        LANGUAGE,
        SPHERE,
        LINE,
        SECTOR,
        OTHER
    }

    /** Whether it is the same to whoever wants it so. */
    public boolean says(Skill other) {
        return kind == other.kind && names.equals(other.names) && active == other.active;
    }

    public Skill versioned(int other) {
        return new Skill(code, kind, names, active, other);
    }

    public List<Refusal> refusals() {
        var found = new ArrayList<Refusal>();
        if (!CODE.matcher(code).matches()) {
            found.add(new Refusal(
                    Why.CODE_WRONG, "code", "A code is 2 to 48 capital Latin letters, digits and _, a letter first."));
        }
        for (Language language : Language.values()) {
            String field = "names." + language.name().toLowerCase(Locale.ROOT);
            String name = names.in(language);
            if (name == null || name.isBlank()) {
                found.add(new Refusal(Why.TEXT_MISSING, field, "The name is missing in one of the languages."));
            } else if (name.length() > LONGEST) {
                found.add(new Refusal(Why.TEXT_WRONG, field, "A name has at most " + LONGEST + " letters."));
            }
        }
        return found;
    }
}
