package kz.komek.testing.planted.ticket.domain;

import jakarta.persistence.EntityManager;

class KnowsPersistence {
    EntityManager entityManager;
}
