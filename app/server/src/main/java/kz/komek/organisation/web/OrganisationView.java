package kz.komek.organisation.web;

import kz.komek.contract.Names;
import kz.komek.organisation.domain.Organisation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param staffed whether somebody active executes for it */
@Schema(name = "Organisation")
record OrganisationView(
        @Schema(examples = "SU_TURKISTAN") String code,
        @Nullable String parent,
        Organisation.Kind kind,
        Names names,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String district,
        @Nullable String calendar,
        boolean active,
        int version,
        boolean staffed) {
    static OrganisationView of(Organisation body, boolean staffed) {
        return new OrganisationView(
                body.code(),
                body.parent(),
                body.kind(),
                body.names(),
                body.phone(),
                body.email(),
                body.district(),
                body.calendar(),
                body.active(),
                body.version(),
                staffed);
    }
}
