package kz.komek.routing;

import jakarta.inject.Singleton;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.ticket.Routes;
import kz.komek.ticket.domain.Routed;

/** The rules that are in force. */
@Singleton
class Rulebook implements Routes {
    @Override
    public Routed route(Facts facts) {
        IssueWording wording = facts.wording();
        return wording == null ? Routed.BY_ITSELF : Routed.byItself(wording.priority(), wording.urgent());
    }
}
