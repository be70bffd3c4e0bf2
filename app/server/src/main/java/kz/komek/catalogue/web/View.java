package kz.komek.catalogue.web;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Crosswalk.Step;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueState;
import kz.komek.catalogue.domain.IssueType;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.StepKind;
import kz.komek.catalogue.domain.Synonyms;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Names;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the catalogue's things look from outside. */
final class View {
    private View() {}

    /** Who wrote it, by name too. */
    @Schema(name = "Writer")
    record Writer(String login, String name) {}

    @Schema(name = "IssueRevision")
    record Revision(
            @Schema(examples = "WATER_NONE") String code,
            int revision,
            String sphere,
            IssueType type,
            Names names,
            Synonyms synonyms,
            Priority priority,
            @Nullable UrgentClass urgent,
            @Nullable ServiceTarget target,

            @Schema(description = "Residents may choose it themselves")
            boolean published,

            @Schema(description = "Who executes it where no responsibility says otherwise") @Nullable String organisation,

            @Schema(description = "What the operator says; a language may be empty")
            Names script,

            List<Question> questions,
            Instant since,
            Writer by) {
        static Revision of(IssueWording wording, UnaryOperator<String> nameOf) {
            var content = wording.content();
            return new Revision(
                    wording.code(),
                    wording.revision(),
                    content.sphere(),
                    content.type(),
                    content.names(),
                    content.synonyms(),
                    content.priority(),
                    content.urgent(),
                    content.target(),
                    content.published(),
                    content.organisation(),
                    content.script(),
                    content.questions(),
                    wording.since(),
                    new Writer(wording.by(), nameOf.apply(wording.by())));
        }
    }

    @Schema(name = "IssueStep")
    record Gone(@Nullable String to, StepKind kind, Instant at, Writer by, String note) {
        static Gone of(Step step, UnaryOperator<String> nameOf) {
            return new Gone(
                    step.to(), step.kind(), step.at(), new Writer(step.by(), nameOf.apply(step.by())), step.note());
        }
    }

    @Schema(name = "Issue")
    record One(
            IssueState state,
            Revision current,

            @Schema(description = "How it left the catalogue; of an active one: none")
            List<Gone> steps,

            @Schema(description = "What stands at the end of all steps: file new tickets there")
            List<String> successors) {
        static One of(CatalogueViews.One one, UnaryOperator<String> nameOf) {
            return new One(
                    one.issue().state(),
                    Revision.of(one.issue().current(), nameOf),
                    one.steps().stream().map(step -> Gone.of(step, nameOf)).toList(),
                    one.successors());
        }
    }

    /** What a refusal shows as the present state: an issue by its current revision, a sphere as it is. */
    static Object of(Object current) {
        return current instanceof Issue issue ? Revision.of(issue.current(), UnaryOperator.identity()) : current;
    }
}
