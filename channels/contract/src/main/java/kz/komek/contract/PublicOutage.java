package kz.komek.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that many at a place have asked about, and what they are told before they ask.
 *
 * @param district code of the district in which the place lies; the place itself where it is one
 */
public record PublicOutage(UUID id, Names greeting, Names place, String district, Instant since) {}
