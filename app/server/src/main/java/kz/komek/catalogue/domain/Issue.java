package kz.komek.catalogue.domain;

/** @param current how it is worded now */
public record Issue(IssueWording current, State state) {
    public enum State {
        ACTIVE,
        RETIRED
    }

    public String code() {
        return current.code();
    }

    public boolean active() {
        return state == State.ACTIVE;
    }
}
