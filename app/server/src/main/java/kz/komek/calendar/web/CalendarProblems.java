package kz.komek.calendar.web;

import jakarta.ws.rs.core.Response;
import kz.komek.calendar.Stale;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.Refusal;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class CalendarProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        Refusal first = refused.refusals().getFirst();
        return Problems.response(Problem.of(422, first.why().name(), first.words())
                .violating(refused.refusals().stream()
                        .map(refusal -> new Problem.Violation(
                                refusal.field(),
                                refusal.words(),
                                null,
                                refusal.why().name()))
                        .toList()));
    }

    @ServerExceptionMapper
    Response stale(Stale stale) {
        Object present = stale.present();
        return Problems.stale(present == null ? null : shown(present));
    }

    private static Object shown(Object present) {
        if (present instanceof WorkingCalendar calendar) return CalendarView.View.of(calendar);
        if (present instanceof HolidaySet set) return CalendarView.SetView.of(set);
        return present;
    }
}
