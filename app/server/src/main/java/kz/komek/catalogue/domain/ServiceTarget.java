package kz.komek.catalogue.domain;

/** By when the matter should be settled; whether hours and days are working time is the calendar's to say. */
public record ServiceTarget(int amount, Unit unit) {
    public enum Unit {
        HOURS(8760),
        DAYS(365);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }
    }
}
