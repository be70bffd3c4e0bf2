package kz.komek.call.domain;

import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Call;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** One step of a call, as it was told. */
public record Told(
        UUID event,
        String call,
        Call.Step step,
        Instant at,
        int sequence,
        @Nullable Language language,
        @Nullable Long seconds,
        @Nullable UUID seat,
        @Nullable String operator,
        Call.@Nullable Result result) {}
