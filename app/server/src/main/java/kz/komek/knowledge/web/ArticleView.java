package kz.komek.knowledge.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.knowledge.Library;
import kz.komek.knowledge.ReviewDesk;
import kz.komek.knowledge.domain.Article;
import kz.komek.knowledge.domain.ArticleAct;
import kz.komek.knowledge.domain.ArticleDeed;
import kz.komek.knowledge.domain.ArticleKind;
import kz.komek.knowledge.domain.ArticleSum;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Content;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.LifeStage;
import kz.komek.knowledge.domain.Piece;
import kz.komek.knowledge.domain.Remark;
import kz.komek.knowledge.domain.RemarkKind;
import kz.komek.knowledge.domain.RemarkStage;
import kz.komek.knowledge.domain.ReviewReason;
import kz.komek.organisation.Staff;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Articles as the API shows them. */
final class ArticleView {
    private ArticleView() {}

    @Schema(name = "ArticleTexts")
    record Texts(
            @NotNull String kk, @NotNull String ru, @NotNull String en) {
        static Texts of(Names names) {
            return new Texts(names.kk(), names.ru(), names.en());
        }

        Names names() {
            return new Names(kk, ru, en);
        }
    }

    @Schema(name = "ArticleContent")
    record Written(
            @NotNull ArticleKind kind,
            @Schema(description = "To residents") boolean open,
            @NotNull @Valid Texts titles,

            @Schema(description = "Markdown; HTML in it is text") @NotNull @Valid Texts bodies,

            @Schema(description = "Codes of what it is about") @NotNull List<@NotNull String> issues,

            @Schema(description = "Codes of whose work it is about") @NotNull List<@NotNull String> organisations) {
        static Written of(Content content) {
            return new Written(
                    content.kind(),
                    content.open(),
                    Texts.of(content.titles()),
                    Texts.of(content.bodies()),
                    content.issues(),
                    content.organisations());
        }

        Content content() {
            return new Content(kind, open, titles.names(), bodies.names(), issues, organisations);
        }
    }

    @Schema(name = "StaffName")
    record Who(String login, String name) {
        static Who of(String login, Staff staff) {
            return new Who(login, staff.name(login));
        }
    }

    /** What one has to know of an article that was changed meanwhile. */
    @Schema(name = "ArticleStanding")
    record Standing(
            String code,
            int version,
            LifeStage stage,
            @Nullable Written draft) {
        static Standing of(Article article) {
            Content drafted = article.drafted();
            return new Standing(
                    article.code(),
                    article.version(),
                    article.life().stage(),
                    drafted == null ? null : Written.of(drafted));
        }
    }

    @Schema(name = "ArticleAtWork")
    record AtWork(
            String code,
            @Schema(description = "The ETag") int version,
            LifeStage stage,

            @Schema(description = "The version that is shown; null: none") @Nullable Integer shown,

            @Schema(description = "What is written now") Written content,

            @Schema(description = "What is shown; null: nothing") @Nullable Written shownContent,

            @Schema(description = "Who wrote on the draft: none of them reviews it")
            List<Who> authors,

            Who owner,
            boolean ownerGone,
            LocalDate reviewBy,

            @Schema(description = "Why somebody should look at it")
            List<ReviewReason> reasons,

            @Schema(description = "Issues it is about that nothing is filed under any more")
            List<String> retiredIssues,

            Instant changedAt,
            Who changedBy) {
        static AtWork of(ReviewDesk.OnDesk one, Staff staff) {
            Article article = one.listed().article();
            boolean shown = article.life().isShown();
            Content shownContent = one.listed().shown();
            return new AtWork(
                    article.code(),
                    article.version(),
                    article.life().stage(),
                    shown ? article.published() : null,
                    Written.of(one.listed().content()),
                    shown && shownContent != null ? Written.of(shownContent) : null,
                    article.authors().stream()
                            .sorted()
                            .map(login -> Who.of(login, staff))
                            .toList(),
                    Who.of(article.owner(), staff),
                    one.reasons().contains(ReviewReason.OWNER_GONE),
                    article.reviewBy(),
                    List.copyOf(one.reasons()),
                    one.retired().stream().sorted().toList(),
                    one.listed().changedAt(),
                    Who.of(one.listed().changedBy(), staff));
        }
    }

    @Schema(name = "ArticleListed")
    record Line(
            String code,
            LifeStage stage,
            ArticleKind kind,
            boolean open,
            Texts titles,
            Who owner,
            LocalDate reviewBy,
            List<ReviewReason> reasons,
            Instant changedAt,
            Who changedBy) {
        static Line of(ReviewDesk.OnDesk one, Staff staff) {
            Content content = one.listed().content();
            Article article = one.listed().article();
            return new Line(
                    article.code(),
                    article.life().stage(),
                    content.kind(),
                    content.open(),
                    Texts.of(content.titles()),
                    Who.of(article.owner(), staff),
                    article.reviewBy(),
                    List.copyOf(one.reasons()),
                    one.listed().changedAt(),
                    Who.of(one.listed().changedBy(), staff));
        }
    }

    @Schema(name = "ArticlePage")
    record Page(
            List<Line> items,

            @Schema(description = "null: the last page") @Nullable String next) {}

    @Schema(name = "KnowledgeCounts")
    record Counts(int drafts, int inReview, int published, int retired, int toReview, int remarks) {
        static Counts of(Map<LifeStage, Integer> stages, int toReview, int remarks) {
            return new Counts(
                    stages.getOrDefault(LifeStage.DRAFT, 0),
                    stages.getOrDefault(LifeStage.IN_REVIEW, 0),
                    stages.getOrDefault(LifeStage.PUBLISHED, 0),
                    stages.getOrDefault(LifeStage.RETIRED, 0),
                    toReview,
                    remarks);
        }
    }

    @Schema(name = "ArticleAct")
    record Act(
            int number,
            ArticleDeed act,
            Instant at,
            Who by,
            String note,

            @Schema(description = "The version that came of it") @Nullable Integer published,

            @Schema(description = "The centre had nobody else who could have reviewed it")
            boolean alone) {
        static Act of(ArticleAct act, Staff staff) {
            return new Act(
                    act.number(),
                    act.kind(),
                    act.at(),
                    Who.of(act.by(), staff),
                    act.note(),
                    act.published(),
                    act.alone());
        }
    }

    @Schema(name = "ArticleVersion")
    record Version(String code, int number, Written content, Instant at, Who by, List<Who> authors) {
        static Version of(ArticleVersion version, Staff staff) {
            return new Version(
                    version.code(),
                    version.number(),
                    Written.of(version.content()),
                    version.at(),
                    Who.of(version.by(), staff),
                    version.authors().stream()
                            .sorted()
                            .map(login -> Who.of(login, staff))
                            .toList());
        }
    }

    @Schema(name = "ArticleRead")
    record Read(
            Version version,

            @Schema(description = "Tickets that it served on")
            int uses,

            @Schema(description = "Votes of staff and residents")
            int up,

            int down,

            @Schema(description = "One's own vote; null: none") @Nullable Boolean mine) {
        static Read of(Library.Read read, Staff staff) {
            return new Read(Version.of(read.version(), staff), read.uses(), read.up(), read.down(), read.mine());
        }
    }

    @Schema(name = "TextPiece")
    record PieceView(
            String text,
            @Schema(description = "What was looked for") boolean marked) {
        static List<PieceView> of(List<Piece> pieces) {
            return pieces.stream()
                    .map(piece -> new PieceView(piece.text(), piece.marked()))
                    .toList();
        }
    }

    @Schema(name = "KnowledgeHit")
    record Hit(
            EntryKind kind,

            @Schema(description = "Code of the article or issue")
            String ref,

            @Nullable ArticleKind articleKind,
            boolean open,
            List<PieceView> title,
            Language titleIn,
            @Schema(description = "Where it was found") List<PieceView> passage,
            Language passageIn) {
        static Hit of(Library.Hit hit) {
            ArticleVersion version = hit.article();
            return new Hit(
                    hit.kind(),
                    hit.ref(),
                    version == null ? null : version.content().kind(),
                    version != null && version.content().open(),
                    PieceView.of(hit.title()),
                    hit.titleIn(),
                    PieceView.of(hit.passage()),
                    hit.passageIn());
        }
    }

    @Schema(name = "ArticleRemark")
    record RemarkView(
            UUID id,

            @Schema(description = "null: there is none about it") @Nullable String article,

            @Nullable Texts titles,
            @Nullable Integer version,
            RemarkKind kind,
            String words,

            @Schema(description = "Number of the ticket it came from") @Nullable String ticket,

            Who by,
            Instant at,
            RemarkStage stage,
            @Nullable Who takenBy,
            @Nullable String answer,
            @Nullable Who answeredBy,
            @Nullable Instant answeredAt) {
        static RemarkView of(Remark remark, Map<String, Names> titles, Staff staff) {
            Names named = remark.article() == null ? null : titles.get(remark.article());
            Remark.State.Done done = remark.state() instanceof Remark.State.Done answered ? answered : null;
            return new RemarkView(
                    remark.id(),
                    remark.article(),
                    named == null ? null : Texts.of(named),
                    remark.version(),
                    remark.kind(),
                    remark.words(),
                    remark.ticket(),
                    Who.of(remark.by(), staff),
                    remark.at(),
                    remark.stage(),
                    remark.state() instanceof Remark.State.Taken taken ? Who.of(taken.by(), staff) : null,
                    done == null ? null : done.answer(),
                    done == null ? null : Who.of(done.by(), staff),
                    done == null ? null : done.at());
        }
    }

    @Schema(name = "ArticleSum")
    record Sum(
            String code,
            @Nullable Texts titles,
            int uses,
            int answered,
            int closed,

            @Schema(description = "Closed after it and not opened again within seven days")
            int solved,

            int up,
            int down,
            int residentsUp,
            int residentsDown) {
        static Sum of(ArticleSum sum, Map<String, Names> titles) {
            Names named = titles.get(sum.code());
            return new Sum(
                    sum.code(),
                    named == null ? null : Texts.of(named),
                    sum.uses(),
                    sum.answered(),
                    sum.closed(),
                    sum.solved(),
                    sum.up(),
                    sum.down(),
                    sum.residentsUp(),
                    sum.residentsDown());
        }
    }

    static List<RemarkView> remarks(List<Remark> remarks, Library library, Staff staff) {
        Map<String, Names> titles = library.titles(
                remarks.stream().map(Remark::article).filter(Objects::nonNull).collect(Collectors.toSet()));
        return remarks.stream()
                .map(remark -> RemarkView.of(remark, titles, staff))
                .toList();
    }
}
