package kz.komek.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where it happened, as the resident said it. Every part may be missing; nothing is corrected here.
 *
 * @param address free text
 * @param district code of the catalogue of districts, possibly unknown to it
 * @param latitude WGS 84 degrees; both coordinates or none
 * @param longitude WGS 84 degrees
 */
public record Place(
        @Nullable String address,
        @Nullable String district,
        @Nullable Double latitude,
        @Nullable Double longitude) {}
