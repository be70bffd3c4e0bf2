package kz.komek.simulator;

/** @param counted appeals of 2023, its weight */
record District(String code, String kk, String ru, String en, double latitude, double longitude, int counted) {
    String name(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }
}
