package kz.komek.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import kz.komek.notice.domain.Deputy;
import kz.komek.notice.domain.Escalation;
import kz.komek.notice.domain.Head;
import kz.komek.notice.store.EscalationTable;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Organisation;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who heads the demo's bodies, where nobody has said so yet. */
@Singleton
class DemoLadder {
    private static final String WATER = "SU_TURKISTAN";

    private final EscalationTable table;
    private final Organisations organisations;
    private final Staff staff;
    private final boolean demo;

    DemoLadder(
            EscalationTable table,
            Organisations organisations,
            Staff staff,
            @ConfigProperty(name = "komek.demo") boolean demo) {
        this.table = table;
        this.organisations = organisations;
        this.staff = staff;
        this.demo = demo;
    }

    /** After the organisations and their people, before the ladders are read. Of two replicas that start at once one writes. */
    void start(@Observes @Priority(200) StartupEvent started) {
        if (demo) QuarkusTransaction.requiringNew().run(this::arise);
    }

    private void arise() {
        Escalation usual = table.find(null).orElseThrow();
        if (usual.version() > 1) return;
        var deputies = List.of(new Deputy("daulet", null, "turkistan"), new Deputy("gulnar", null, null));
        if (deputies.stream().anyMatch(one -> staff.active(one.login()).isEmpty())) return;
        if (!table.put(new Escalation(null, usual.steps(), List.of(), deputies, 2))) return;
        for (Organisation body : organisations.all()) {
            String head = body.code().equals(WATER) ? "serik" : body.code().toLowerCase(Locale.ROOT);
            if (staff.active(head).isEmpty()) continue;
            table.put(new Escalation(body.code(), null, List.of(new Head(head, false)), List.of(), 1));
        }
    }
}
