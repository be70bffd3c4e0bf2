package kz.komek.organisation.domain;

import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * A body, or a department of one, that tickets can be sent to.
 *
 * @param parent code of what it is part of
 * @param district code of where it works; {@code null}: everywhere
 * @param calendar when it works; {@code null}: as what it is part of
 * @param version rises with every change; the ETag
 */
public record Organisation(
        String code,
        @Nullable String parent,
        Kind kind,
        Names names,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String district,
        @Nullable String calendar,
        boolean active,
        int version) {

    /** Stored: never rename one. */
    public enum Kind {
        AKIMAT,
        DEPARTMENT,
        UTILITY,
        POLICE,
        EMERGENCY,
        MEDICAL,
        EDUCATION,
        OTHER
    }
}
