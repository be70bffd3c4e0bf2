package kz.komek.testing.planted.ticket.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;

/** No violation: annotations and enums of jakarta.persistence, arrays and primitives are plain enough. */
@Entity
class MayBeAnEntity {
    @Id
    long id;

    @Enumerated(EnumType.STRING)
    Kind kind;

    byte[] sealed;
    Kind[] kinds;
    List<Kind> others;

    enum Kind {
        ONE
    }
}
