package kz.komek.simulator;

/** The five types of request, as often as Turkistan oblast's centre counted them to 10 April 2023. */
enum Kind {
    CONSULTATION(42_064),
    INCIDENT(9_807),
    COMPLAINT(97),
    GRATITUDE(76),
    PROPOSAL(12);

    final int counted;

    Kind(int counted) {
        this.counted = counted;
    }
}
