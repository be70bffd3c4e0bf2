package kz.komek.organisation.domain;

import org.jspecify.annotations.Nullable;

/**
 * The part of the city or of the oblast that somebody is bound to.
 *
 * @param code of the address register: of a sector, or of a district itself
 * @param district in which it is; itself where it is one
 */
public record Sector(String code, String district) {
    /** As somebody named it, before the address register was asked. */
    public static Sector named(String code) {
        return new Sector(code, code);
    }

    public static @Nullable Sector namedOrNone(@Nullable String code) {
        return code == null || code.isBlank() ? null : named(code.strip());
    }

    public boolean isDistrict() {
        return code.equals(district);
    }

    /** Whether what lies there is theirs. Whose place nobody knows closely enough is everybody's: it must not be nobody's. */
    public boolean holds(@Nullable String inDistrict, @Nullable String inSector) {
        if (inDistrict == null) return inSector == null || inSector.equals(code);
        if (!inDistrict.equals(district)) return false;
        return isDistrict() || inSector == null || inSector.equals(code);
    }
}
