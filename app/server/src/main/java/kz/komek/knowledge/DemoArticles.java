package kz.komek.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import kz.komek.knowledge.domain.Article;
import kz.komek.knowledge.domain.ArticleAct;
import kz.komek.knowledge.domain.ArticleDeed;
import kz.komek.knowledge.domain.ArticleKind;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Content;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Life;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives a demo something to be read, where nobody has written anything. */
@Singleton
class DemoArticles {
    private static final Logger LOG = Logger.getLogger(DemoArticles.class);
    private static final String AUTHOR = "dana";
    private static final String REVIEWER = "madina";
    private static final int MONTHS = 6;

    private final ArticleTable table;
    private final Entries entries;
    private final SearchIndex index;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final InstantSource time;
    private final boolean demo;

    DemoArticles(
            ArticleTable table,
            Entries entries,
            SearchIndex index,
            Catalogue catalogue,
            Organisations organisations,
            InstantSource time,
            @ConfigProperty(name = "komek.demo") boolean demo) {
        this.table = table;
        this.entries = entries;
        this.index = index;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.time = time;
        this.demo = demo;
    }

    /** After the catalogue and the organisations. Of two replicas that start at once one writes. */
    void start(@Observes @Priority(3000) StartupEvent started) {
        if (demo) QuarkusTransaction.requiringNew().run(this::arise);
    }

    private void arise() {
        if (!table.counts().isEmpty()) return;
        Instant now = time.instant();
        Set<String> issues = catalogue.activeIssues();
        var bodies = new ArrayList<String>();
        for (Organisation body : organisations.all()) if (body.active()) bodies.add(body.code());
        int published = 0;
        for (JsonNode each : read()) {
            if (publish(each.path("code").asText(), content(each, issues, Set.copyOf(bodies)), now, published))
                published++;
        }
        index.renew(EntryKind.ARTICLE, entries.articles());
        LOG.infof("published the demo's %d articles", published);
    }

    private boolean publish(String code, Content content, Instant now, int place) {
        // Not all in one week: some are due for a look in the demo's first days.
        LocalDate reviewBy = LocalDate.ofInstant(now, ResidentsDates.CITY)
                .plusMonths(MONTHS)
                .minusDays(place % 40 == 0 ? 183 : place);
        if (!table.add(new Article(code, 2, 1, new Life.Published(), AUTHOR, reviewBy), REVIEWER, now)) return false;
        table.add(new ArticleVersion(code, 1, content, Set.of(AUTHOR), now, REVIEWER));
        table.show(code, content);
        table.add(code, new ArticleAct(1, ArticleDeed.WRITTEN, now, AUTHOR, "", null, false));
        table.add(code, new ArticleAct(2, ArticleDeed.PUBLISHED, now, REVIEWER, "", 1, false));
        return true;
    }

    private static Content content(JsonNode article, Set<String> issues, Set<String> bodies) {
        return new Content(
                ArticleKind.valueOf(article.path("kind").asText()),
                article.path("audience").asText().equals("PUBLIC"),
                names(article, "title"),
                names(article, "body"),
                known(article.path("issues"), issues),
                known(article.path("organisations"), bodies));
    }

    private static List<String> known(JsonNode codes, Set<String> known) {
        return StreamSupport.stream(codes.spliterator(), false)
                .map(JsonNode::asText)
                .filter(known::contains)
                .toList();
    }

    private static Names names(JsonNode article, String part) {
        return new Names(
                article.path("kk").path(part).asText(),
                article.path("ru").path(part).asText(),
                article.path("en").path(part).asText());
    }

    private static JsonNode read() {
        try (InputStream file =
                Objects.requireNonNull(DemoArticles.class.getResourceAsStream("demo/articles.json"), "no articles")) {
            return Json.read(file.readAllBytes(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
