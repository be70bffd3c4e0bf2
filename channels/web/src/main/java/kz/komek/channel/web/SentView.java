package kz.komek.channel.web;

import java.util.List;
import kz.komek.channel.web.Submissions.Reservation;

/**
 * @param refused about files that were not kept, one sentence for each reason
 */
public record SentView(Reservation reservation, List<String> refused) {}
