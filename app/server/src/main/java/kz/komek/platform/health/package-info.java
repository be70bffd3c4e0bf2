/** What the outside may ask about our health. Ready means: the database answers, which Quarkus checks; Kafka may be down. */
@NullMarked
package kz.komek.platform.health;

import org.jspecify.annotations.NullMarked;
