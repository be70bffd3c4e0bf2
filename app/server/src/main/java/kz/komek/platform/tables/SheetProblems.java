package kz.komek.platform.tables;

import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Faults of a table as problem+json, all of them. */
public class SheetProblems {
    @ServerExceptionMapper
    Response refused(SheetRefused refused) {
        return Problems.response(rowsWrong(refused.faults().stream()
                .map(fault -> new Problem.Violation(fault.field(), fault.reason(), fault.row(), fault.code()))
                .toList()));
    }

    /** Tried or meant, a file with faults is refused with all of them. */
    public static Problem rowsWrong(List<Problem.Violation> faults) {
        return Problem.of(422, "ROWS_WRONG", "The file was not taken: nothing of it was applied. Each fault is listed.")
                .violating(faults);
    }
}
