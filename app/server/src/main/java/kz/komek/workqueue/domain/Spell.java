package kz.komek.workqueue.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody did, from when until when. */
public record Spell(String login, Activity state, @Nullable AwayReason reason, Instant began, Instant ended) {}
