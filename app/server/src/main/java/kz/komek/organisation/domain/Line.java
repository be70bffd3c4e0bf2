package kz.komek.organisation.domain;

/** The five lines that work moves through. Stored: never rename one. */
public enum Line {
    OPERATORS(Role.OPERATOR),
    INSPECTORS(Role.INSPECTOR),
    EXECUTORS(Role.EXECUTOR),
    ANALYSTS(Role.ANALYST),
    METHODOLOGISTS(Role.METHODOLOGIST);

    private final Role role;

    Line(Role role) {
        this.role = role;
    }

    /** In which one works on it. */
    public Role role() {
        return role;
    }

    static boolean isOfOne(Role role) {
        for (Line line : values()) if (line.role == role) return true;
        return false;
    }
}
