package kz.komek.ticket.web;

import java.util.List;
import kz.komek.contract.Names;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.ticket.AddressDesk;
import kz.komek.ticket.domain.Whereabouts;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a ticket is by the address register. */
record TicketAddress(
        @Schema(description = "Code of the entry; null: none was found") @Nullable String territory,

        @Schema(description = "What was found: the house, or only its street") @Nullable Kind exact,

        Whereabouts.How how,

        @Schema(description = "Whether all that was said was understood")
        boolean whole,

        @Schema(description = "From the oblast down to the entry")
        List<Step> line,

        @Schema(description = "Other tickets at the same house, 20 at most")
        int others,

        @Schema(description = "There are more of them") boolean more) {

    @Schema(name = "TicketAddressStep")
    record Step(String code, Kind kind, Names names) {
        static Step of(Entry entry) {
            return new Step(entry.code(), entry.kind(), entry.names());
        }
    }

    static @Nullable TicketAddress of(AddressDesk.@Nullable Seen seen) {
        if (seen == null || seen.whereabouts().how() == null) return null;
        var whereabouts = seen.whereabouts();
        return new TicketAddress(
                whereabouts.territory(),
                whereabouts.exact(),
                whereabouts.how(),
                whereabouts.key() == null,
                seen.line().stream().map(Step::of).toList(),
                seen.others(),
                seen.more());
    }
}
