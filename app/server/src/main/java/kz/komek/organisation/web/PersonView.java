package kz.komek.organisation.web;

import java.util.List;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "StaffMember")
record PersonView(
        @Schema(examples = "aigul") String login,
        String name,
        List<Role> roles,
        List<Language> languages,
        @Nullable Line line,
        @Nullable String sector,
        @Nullable String organisation,
        boolean active,
        int version) {
    static PersonView of(Colleague person) {
        return new PersonView(
                person.login(),
                person.name(),
                List.copyOf(person.roles()),
                person.languages(),
                person.line(),
                person.sector() == null ? null : person.sector().code(),
                person.organisation(),
                person.active(),
                person.version());
    }
}
