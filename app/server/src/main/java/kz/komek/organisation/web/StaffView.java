package kz.komek.organisation.web;

import java.util.List;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Staff")
record StaffView(String login, String name, List<Role> roles, List<Language> languages) {
    static StaffView of(Colleague colleague) {
        return new StaffView(
                colleague.login(),
                colleague.name(),
                colleague.roles().stream().sorted().toList(),
                colleague.languages());
    }
}
