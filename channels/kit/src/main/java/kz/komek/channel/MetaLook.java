package kz.komek.channel;

import java.util.Set;
import java.util.function.Supplier;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;

/** Asks Meta for an account by its own token: the cheapest question that a token is needed for. */
public final class MetaLook implements Supplier<Health> {
    /** https://developers.facebook.com/docs/graph-api/guides/error-handling and /overview/rate-limiting */
    private static final Set<Integer> TOO_MUCH = Set.of(4, 17, 32, 613, 80007, 130429);

    private static final Set<Integer> TROUBLE_OF_THEIRS = Set.of(1, 2);

    private final MetaGraph graph;
    private final String account;
    private final String token;

    public MetaLook(MetaGraph graph, String account, String token) {
        this.graph = graph;
        this.account = account;
        this.token = token;
    }

    @Override
    public Health get() {
        return switch (graph.get(account + "?fields=id", token)) {
            case MetaGraph.Answer.Taken there -> Health.well();
            case MetaGraph.Answer.Declined declined -> Health.wrong(cause(declined));
            case MetaGraph.Answer.NotSent notSent -> Health.wrong(Cause.UNREACHABLE);
            case MetaGraph.Answer.Unheard unheard -> Health.wrong(Cause.UNREACHABLE);
        };
    }

    /** 190: the token; 10 and 200 to 299: what it may; 100 with 33: it sees no such account. */
    private static Cause cause(MetaGraph.Answer.Declined declined) {
        if (declined.status() == 429 || TOO_MUCH.contains(declined.code())) return Cause.RATE_LIMITED;
        boolean theirs = declined.status() >= 500 || TROUBLE_OF_THEIRS.contains(declined.code());
        return theirs ? Cause.UNREACHABLE : Cause.TOKEN_REFUSED;
    }
}
