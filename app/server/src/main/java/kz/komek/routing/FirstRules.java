package kz.komek.routing;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import kz.komek.contract.Json;
import kz.komek.routing.domain.Refusal;
import kz.komek.routing.domain.RoutingRefused;
import kz.komek.routing.domain.Rules;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Rules to begin with, where there are none; a demo gets those of its city. */
@Singleton
class FirstRules {
    private static final Logger LOG = Logger.getLogger(FirstRules.class);

    private final Rulemaking rulemaking;
    private final Rulebook rulebook;
    private final boolean demo;

    FirstRules(Rulemaking rulemaking, Rulebook rulebook, @ConfigProperty(name = "komek.demo") boolean demo) {
        this.rulemaking = rulemaking;
        this.rulebook = rulebook;
        this.demo = demo;
    }

    /** After everything that the demo's rules name. */
    void start(@Observes @Priority(3000) StartupEvent started) {
        try {
            rulemaking.begin(rules(demo), demo ? "Демо" : "109", demo ? "demo" : "komek");
        } catch (RoutingRefused refused) {
            LOG.errorf(
                    "the first rules of routing were not taken (%s); tickets go by their status until somebody makes"
                            + " others",
                    refused.refusal() instanceof Refusal.RulesWrong wrong ? wrong.faults() : refused.getMessage());
        }
        rulebook.lookForBroken();
    }

    static Rules rules(boolean demo) {
        try (InputStream file = FirstRules.class.getResourceAsStream(demo ? "demo.json" : "first.json")) {
            return Json.read(Objects.requireNonNull(file).readAllBytes(), Rules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
