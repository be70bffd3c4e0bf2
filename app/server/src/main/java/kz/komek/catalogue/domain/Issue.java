package kz.komek.catalogue.domain;

/** @param current how it is worded now */
public record Issue(IssueWording current, IssueState state) {
    public String code() {
        return current.code();
    }

    public boolean active() {
        return state == IssueState.ACTIVE;
    }
}
