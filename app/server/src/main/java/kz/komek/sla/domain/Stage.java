package kz.komek.sla.domain;

import kz.komek.notice.domain.Step;
import kz.komek.notice.domain.StepWhen;

/** What a clock wakes for. */
public sealed interface Stage {
    /** Of those that come at the same moment, which comes first. */
    int rank();

    /** It is due. */
    record Due() implements Stage {
        @Override
        public int rank() {
            return 0;
        }
    }

    /** A step of the ladder tells somebody. @param number from 1 */
    record Told(int number, Step step) implements Stage {
        @Override
        public int rank() {
            return step.when() == StepWhen.BEFORE ? -1 : number;
        }
    }
}
