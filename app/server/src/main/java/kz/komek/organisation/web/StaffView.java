package kz.komek.organisation.web;

import java.util.List;
import kz.komek.contract.Language;
import kz.komek.organisation.RolePermissions;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param roles in which they work now
 * @param permissions what the console may offer them
 */
@Schema(name = "Staff")
record StaffView(
        String login,
        String name,
        List<Role> roles,
        List<Language> languages,
        @Nullable Line line,
        @Nullable String organisation,
        List<String> permissions) {
    static StaffView of(Colleague colleague) {
        return new StaffView(
                colleague.login(),
                colleague.name(),
                colleague.atWork().stream().sorted().toList(),
                colleague.languages(),
                colleague.line(),
                colleague.organisation(),
                RolePermissions.of(colleague).stream().sorted().toList());
    }
}
