package kz.komek.organisation;

import static kz.komek.organisation.domain.Role.ADMIN;
import static kz.komek.organisation.domain.Role.ANALYST;
import static kz.komek.organisation.domain.Role.EXECUTOR;
import static kz.komek.organisation.domain.Role.INSPECTOR;
import static kz.komek.organisation.domain.Role.METHODOLOGIST;
import static kz.komek.organisation.domain.Role.OPERATOR;
import static kz.komek.organisation.domain.Role.QUALITY;
import static kz.komek.organisation.domain.Role.SUPERVISOR;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import kz.komek.platform.identity.Permission;

/** Who may what. What is not here nobody may. The matrix of every operation and role (access.csv) is tested against it. */
public final class RolePermissions {
    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);

    private static final Map<String, Set<Role>> TABLE = Map.ofEntries(
            Map.entry(Permission.SELF, EVERYBODY),
            Map.entry(Permission.LOOK_UP, EVERYBODY),
            Map.entry(Permission.READ_TICKETS, EVERYBODY),
            Map.entry(Permission.SPEAK_ON_TICKETS, EVERYBODY),
            Map.entry(
                    Permission.STAND_AT_DESK,
                    EnumSet.of(OPERATOR, INSPECTOR, ANALYST, METHODOLOGIST, QUALITY, SUPERVISOR, ADMIN)),
            Map.entry(Permission.SUPERVISE, EnumSet.of(SUPERVISOR, ADMIN)),
            Map.entry(Permission.INSPECT_TICKETS, EnumSet.of(INSPECTOR, SUPERVISOR, ADMIN)),
            Map.entry(Permission.EXECUTE_TICKETS, EnumSet.of(EXECUTOR)),
            Map.entry(Permission.WORK_TICKETS, EnumSet.of(OPERATOR, INSPECTOR, SUPERVISOR, ADMIN)),
            Map.entry(Permission.BRING_TICKETS, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(Permission.KNOW_RESIDENTS, EnumSet.of(OPERATOR, INSPECTOR, SUPERVISOR, ADMIN)),
            Map.entry(Permission.LISTEN_TO_CALLS, EnumSet.of(QUALITY, SUPERVISOR)),
            Map.entry(Permission.READ_REPORTS, EnumSet.of(ANALYST, SUPERVISOR, ADMIN)),
            Map.entry(Permission.READ_RATINGS, EnumSet.of(QUALITY, SUPERVISOR, ADMIN)),
            Map.entry(Permission.SUM_RATINGS, EnumSet.of(ANALYST, QUALITY, SUPERVISOR, ADMIN)),
            Map.entry(Permission.SORT_UNFILED, EnumSet.of(SUPERVISOR, ADMIN)),
            Map.entry(Permission.REPLAY_DEAD_LETTERS, EnumSet.of(SUPERVISOR, ADMIN)),
            Map.entry(Permission.KEEP_ORGANISATIONS, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(Permission.KEEP_CATALOGUE, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(
                    Permission.READ_KNOWLEDGE,
                    EnumSet.of(OPERATOR, INSPECTOR, ANALYST, METHODOLOGIST, QUALITY, SUPERVISOR, ADMIN)),
            Map.entry(Permission.KEEP_KNOWLEDGE, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(Permission.KEEP_TERRITORY, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(Permission.KEEP_WORKS, EnumSet.of(METHODOLOGIST, SUPERVISOR, ADMIN)),
            Map.entry(Permission.LEAD_OUTAGES, EnumSet.of(SUPERVISOR, ADMIN)),
            Map.entry(
                    Permission.READ_ROUTING, EnumSet.of(INSPECTOR, ANALYST, METHODOLOGIST, QUALITY, SUPERVISOR, ADMIN)),
            Map.entry(Permission.KEEP_ROUTING, EnumSet.of(METHODOLOGIST, SUPERVISOR, ADMIN)),
            Map.entry(Permission.READ_STAFF, EnumSet.of(METHODOLOGIST, SUPERVISOR, ADMIN)),
            Map.entry(Permission.KEEP_STAFF, EnumSet.of(METHODOLOGIST, ADMIN)),
            Map.entry(Permission.READ_CHANGES, EnumSet.of(METHODOLOGIST, SUPERVISOR, ADMIN)),
            Map.entry(Permission.WATCH_CHANNELS, EnumSet.of(SUPERVISOR, ADMIN)),
            Map.entry(Permission.MOVE_CLOCK, EnumSet.of(ADMIN)));

    private RolePermissions() {}

    public static Set<String> of(Colleague colleague) {
        return TABLE.entrySet().stream()
                .filter(row -> row.getValue().stream().anyMatch(colleague.atWork()::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public static boolean may(Colleague colleague, String permission) {
        return colleague.active()
                && TABLE.getOrDefault(permission, Set.of()).stream().anyMatch(colleague.atWork()::contains);
    }
}
