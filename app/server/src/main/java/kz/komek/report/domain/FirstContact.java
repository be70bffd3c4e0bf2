package kz.komek.report.domain;

/**
 * What became of contacts: how many were answered at the first one. Each is counted once.
 *
 * @param contacts all that came in; who was merged into another ticket counts with that one
 * @param alone answered by whoever took it, and asked no more within seven days
 * @param consulted likewise, after somebody else at the centre had helped
 * @param cameBack answered, but asked again within seven days: reopened, or the same person on the same matter
 * @param fresh of those answered alone or with help, how many of which the seven days are not over
 */
public record FirstContact(long contacts, long alone, long consulted, long cameBack, long fresh) {
    public static final FirstContact NONE = new FirstContact(0, 0, 0, 0, 0);

    /** Went on to others, or is not answered yet. */
    public long others() {
        return contacts - alone - consulted - cameBack;
    }
}
