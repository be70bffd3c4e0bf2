package kz.komek.channel.web;

import java.util.List;

/**
 * The page of announced works.
 *
 * @param street that was looked for; {@code ""}
 * @param districts all, with the chosen one
 * @param more only the first {@link kz.komek.contract.PublicWork#MOST} are shown
 * @param silent the core did not answer
 */
public record WorksView(
        String street, List<FormView.Choice> districts, List<Group> groups, boolean more, boolean silent) {
    /** @param name of the district */
    public record Group(String name, List<WorkView> works) {}
}
