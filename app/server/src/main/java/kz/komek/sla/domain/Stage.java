package kz.komek.sla.domain;

/** What a clock wakes for, in the order in which it comes unless the time is short. */
public sealed interface Stage {
    /** As a bit of what has been. */
    int bit();

    /** Before it is due. */
    enum Warning implements Stage {
        THREE_QUARTERS,
        NINE_TENTHS,
        LAST_HOUR;

        @Override
        public int bit() {
            return 1 << ordinal();
        }
    }

    /** It is due. */
    record Due() implements Stage {
        @Override
        public int bit() {
            return 1 << 3;
        }
    }

    /** It is late, and somebody above is told. @param step from 0, at most 15 */
    record Above(int step) implements Stage {
        @Override
        public int bit() {
            return 1 << 4 + step;
        }
    }
}
