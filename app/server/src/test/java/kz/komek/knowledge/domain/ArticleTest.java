package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ArticleTest {
    private static final LocalDate SOMETIME = LocalDate.parse("2027-05-01");
    private static final Content WHOLE = saying("Су жоқ", "Нет воды", "");
    private static final Content OTHER = saying("Су жоқ болса", "Если нет воды", "");

    private static Content saying(String kk, String ru, String en) {
        return new Content(
                ArticleKind.ARTICLE, true, new Names(kk, ru, en), new Names(kk, ru, en), List.of(), List.of());
    }

    private static Article draft() {
        return Article.begun("WATER", WHOLE, "dana", SOMETIME);
    }

    private static Article published() {
        return draft().submit().publish("madina", false).article();
    }

    @Test
    void written_by_one_and_reviewed_by_another_it_is_shown() {
        var publication = draft().submit().publish("madina", false);
        assertThat(publication.article().life()).isEqualTo(new Life.Published());
        assertThat(publication.article().published()).isEqualTo(1);
        assertThat(publication.content()).isEqualTo(WHOLE);
        assertThat(publication.authors()).containsExactly("dana");
        assertThat(publication.alone()).isFalse();
    }

    @Test
    void nobody_reviews_what_they_wrote() {
        refused(() -> draft().submit().publish("dana", false), Refusal.ReviewerIsAuthor.class);
    }

    @Test
    void nor_do_those_who_wrote_only_a_part_of_it() {
        var both = draft().write(OTHER, "madina").submit();
        assertThat(both.authors()).containsExactlyInAnyOrder("dana", "madina");
        refused(() -> both.publish("dana", false), Refusal.ReviewerIsAuthor.class);
        refused(() -> both.publish("madina", false), Refusal.ReviewerIsAuthor.class);
        assertThat(both.publish("admin", false).article().life()).isEqualTo(new Life.Published());
    }

    @Test
    void where_nobody_else_can_its_author_does_and_it_is_said_so() {
        assertThat(draft().submit().publish("dana", true).alone()).isTrue();
        assertThat(draft().submit().publish("madina", true).alone())
                .as("madina has not written it")
                .isFalse();
    }

    @Test
    void a_draft_of_a_shown_article_leaves_it_shown_and_forgets_who_wrote_before() {
        var again = published().write(OTHER, "madina");
        assertThat(again.life()).isEqualTo(new Life.Draft(OTHER, Set.of("madina"), true));
        var second = again.submit().publish("dana", false);
        assertThat(second.article().published()).isEqualTo(2);
        assertThat(again.discard().life()).isEqualTo(new Life.Published());
        assertThat(again.discard().published()).isEqualTo(1);
    }

    @Test
    void what_is_written_during_its_review_has_to_be_reviewed_anew() {
        assertThat(draft().submit().write(OTHER, "madina").life())
                .isEqualTo(new Life.Draft(OTHER, Set.of("dana", "madina"), false));
    }

    @Test
    void a_draft_may_miss_a_language_a_published_article_may_not() {
        for (Content half : List.of(saying("", "Вода", ""), saying("Су", "", ""))) {
            var begun = Article.begun("WATER", half, "dana", SOMETIME);
            assertThat(half.wrong()).isEmpty();
            assertThatThrownBy(begun::submit)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(((Refusal.ContentWrong) refused.refusal()).wrong())
                                    .extracting(Wrong::reason)
                                    .containsOnly(Wrong.Reason.MISSING));
        }
        var halfEnglish = new Content(
                ArticleKind.FAQ,
                true,
                new Names("Су", "Вода", "Water"),
                new Names("Су", "Вода", ""),
                List.of(),
                List.of());
        assertThat(halfEnglish.missing()).containsExactly(new Wrong("bodies.en", Wrong.Reason.HALF));
    }

    @Test
    void the_same_twice_changes_nothing() {
        assertThat(draft().write(WHOLE, "madina")).isEqualTo(draft());
        assertThat(draft().submit().submit()).isEqualTo(draft().submit());
        assertThat(draft().sendBack()).isEqualTo(draft());
        assertThat(published().retire().retire()).isEqualTo(published().retire());
        assertThat(published().care("dana", SOMETIME)).isEqualTo(published());
    }

    @Test
    void what_is_retired_comes_back_only_through_a_review() {
        var back = published().retire().write(OTHER, "dana");
        assertThat(back.life().isShown()).isFalse();
        refused(() -> back.publish("madina", false), Refusal.NotInReview.class);
        assertThat(back.submit().publish("madina", false).article().published()).isEqualTo(2);
    }

    @Test
    void what_somebody_writes_on_is_not_retired_under_their_hands() {
        refused(() -> published().write(OTHER, "dana").retire(), Refusal.DraftOpen.class);
    }

    @Test
    void every_act_leads_from_every_stage_to_one_that_is_known_or_is_refused_and_the_version_only_rises() {
        var acts = List.<UnaryOperator<Article>>of(
                article -> article.write(OTHER, "dana"),
                Article::submit,
                Article::sendBack,
                article -> article.publish("madina", false).article(),
                Article::discard,
                Article::retire,
                article -> article.care("madina", SOMETIME.plusDays(1)));
        var seen = new HashSet<LifeStage>();
        var walk = new Object() {
            void from(Article article, int steps) {
                seen.add(article.life().stage());
                if (steps == 0) return;
                for (var act : acts) {
                    Article next;
                    try {
                        next = act.apply(article);
                    } catch (Refused refused) {
                        continue;
                    }
                    assertThat(next.version()).isBetween(article.version(), article.version() + 1);
                    assertThat(next.equals(article)).isEqualTo(next.version() == article.version());
                    assertThat(next.life().isShown() && next.published() == 0)
                            .as("nothing is shown that was never published")
                            .isFalse();
                    from(next, steps - 1);
                }
            }
        };
        walk.from(draft(), 5);
        assertThat(seen).containsExactlyInAnyOrder(LifeStage.values());
    }

    @Test
    void what_is_missing_in_a_language_is_read_in_another() {
        assertThat(WHOLE.spoken(Language.EN)).isEqualTo(Language.RU);
        assertThat(WHOLE.spoken(Language.KK)).isEqualTo(Language.KK);
    }

    @Test
    void a_remark_is_taken_by_one_and_answered_once() {
        Function<Remark.State, Remark> in = state -> new Remark(
                UUID.randomUUID(), "WATER", 1, RemarkKind.WRONG, "Телефон ауысты", null, "aigul", Instant.EPOCH, state);
        var taken = in.apply(new Remark.State.Open()).take("dana", Instant.EPOCH);
        assertThat(taken.take("dana", Instant.MAX)).isEqualTo(taken);
        refused(() -> taken.take("madina", Instant.EPOCH), Refusal.TakenBy.class);
        var done = taken.answer("Түзетілді", "madina", Instant.EPOCH);
        assertThat(done.answer("Түзетілді", "dana", Instant.MAX)).isEqualTo(done);
        refused(() -> done.answer("Басқа", "dana", Instant.EPOCH), Refusal.AnsweredBefore.class);
        refused(() -> done.take("dana", Instant.EPOCH), Refusal.AnsweredBefore.class);
        assertThat(in.apply(new Remark.State.Open())
                        .answer("Иә", "dana", Instant.EPOCH)
                        .stage())
                .isEqualTo(RemarkStage.DONE);
    }

    private static void refused(ThrowingCallable act, Class<? extends Refusal> why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isInstanceOf(why));
    }
}
